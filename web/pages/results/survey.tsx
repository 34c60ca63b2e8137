/** "How did you hear of us?": answers are handed in, recognised, and settled by hand; they stand beside links and codes, never in them. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { capital, count, counted, inWords, many } from '../../ui/numbers.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { SurveyAnswers } from './survey-answers.tsx'
import { SurveyForm } from './survey-form.tsx'
import type { Returned } from './words.ts'

export function Survey({ creators }: { creators: readonly Pick<Returned, 'account' | 'orders'>[] }) {
  const survey = useQuery({ queryKey: ['reports.survey'], queryFn: ({ signal }) => call('reports.survey', {}, signal) })
  const orders = new Map(creators.map(({ account, orders: n }) => [account, n]))
  return (
    <section aria-labelledby="survey" className="mt-14">
      <Asked query={survey} height={260}>
        {(told) => {
          const heard = told.creators.filter(({ n }) => n > 0)
          return (
            <>
              <h2 id="survey">
                {told.answers === 0
                  ? 'How did buyers hear of you?'
                  : `${capital(inWords(told.named))} of ${many(told.answers, 'buyer')} who answered ${told.named === 1 ? 'names' : 'name'} a creator`}
              </h2>
              <p className="text-quiet mt-2 max-w-prose text-sm">
                {told.answers === 0
                  ? 'Ask after the order: “How did you hear of us?” Some who remember a creator came by neither link nor code. '
                  : `From ${told.surveys.map(({ name, n }) => `“${name}” (${count(n)})`).join(', ')}. `}
                What is answered stands beside links and codes and is never added to them: the same buyer may be in
                both.
              </p>
              {heard.length > 0 && (
                <div className="mt-4 max-h-96 max-w-2xl overflow-y-auto">
                  <Sheet
                    label="Named in surveys, beside orders by link or code"
                    head={['Creator', 'Survey', 'Link or code']}
                    rows={heard.map((one) => [one.name, count(one.n), counted(orders.get(one.account) ?? 0, 'order')])}
                  />
                </div>
              )}
              <SurveyAnswers told={told} />
              <SurveyForm surveys={told.surveys.map(({ name }) => name)} />
            </>
          )
        }}
      </Asked>
    </section>
  )
}
