/** Short notes that come and go: `tell('Saved.')`, with a way to undo where there is one. */
import { Toast } from '@base-ui/react/toast'

const manager = Toast.createToastManager()

export function tell(text: string, action?: { label: string; onClick: () => void }): void {
  manager.add({
    description: text,
    timeout: action ? 10_000 : 6_000,
    ...(action ? { actionProps: { children: action.label, onClick: action.onClick } } : {}),
  })
}

/** Faults are told with more weight, and stay longer. */
export const tellError = (error: unknown): void => {
  manager.add({
    description: error instanceof Error ? error.message : String(error),
    priority: 'high',
    timeout: 12_000,
  })
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-20 left-4 z-50 flex flex-col gap-2 outline-none sm:left-auto sm:w-96 md:bottom-6">
          <Stack />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Stack() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="bg-ink text-paper rounded-md p-4 text-sm shadow-lg transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-4">
        <Toast.Description className="grow whitespace-pre-line" />
        {toast.actionProps && <Toast.Action className="font-semibold underline underline-offset-2" />}
        <Toast.Close
          aria-label="Close this note"
          className="-m-1 grid size-6 place-content-center rounded-sm text-lg leading-none"
        >
          ×
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
