/** Every operation of every feature, by name: what the doors fold. */
import * as members from '../features/members/members.operations.ts'
import * as creators from '../features/creators/creators.operations.ts'
import * as imports from '../features/creators/imports/imports.operations.ts'
import * as audits from '../features/audits/audits.operations.ts'
import * as questions from '../features/audits/questions.operations.ts'
import * as exchange from '../features/audits/exchange.operations.ts'
import * as samples from '../features/audits/samples.operations.ts'
import * as campaigns from '../features/campaigns/campaigns.operations.ts'
import * as booked from '../features/campaigns/booked.operations.ts'
import * as experiments from '../features/measurement/experiments.operations.ts'
import * as links from '../features/links/links.operations.ts'
import * as minds from '../features/measurement/minds.operations.ts'
import * as live from '../features/measurement/live.operations.ts'
import * as measurement from '../features/measurement/measurement.operations.ts'
import * as plans from '../features/plans/plans.operations.ts'
import * as places from '../features/plans/places.operations.ts'
import * as terms from '../features/plans/terms.operations.ts'
import * as codes from '../features/links/codes.operations.ts'
import * as connections from '../features/orders/connections.operations.ts'
import * as deliveries from '../features/orders/deliveries.operations.ts'
import * as orders from '../features/orders/orders.operations.ts'
import * as credit from '../features/orders/credit.operations.ts'
import * as leaks from '../features/orders/leaks.operations.ts'
import * as orderFiles from '../features/orders/file.operations.ts'
import * as costs from '../features/reports/costs.operations.ts'
import * as returned from '../features/reports/returns.operations.ts'
import * as sharing from '../features/reports/share.operations.ts'
import * as told from '../features/reports/report.operations.ts'
import * as surveys from '../features/reports/survey.operations.ts'
import * as stories from '../features/reports/story.operations.ts'
import * as shortlists from '../features/shortlists/shortlists.operations.ts'
import * as example from '../features/example/example.operations.ts'

export const operations = {
  'workspace.show': members.workspaceShow,
  'workspace.set': members.workspaceSet,
  'creators.list': creators.creatorsList,
  'creators.summary': creators.creatorsSummary,
  'creators.facets': creators.creatorsFacets,
  'creators.get': creators.creatorsGet,
  'creators.posts': creators.creatorsPosts,
  'creators.post': creators.creatorsPost,
  'imports.paste': imports.importsPaste,
  'imports.inspect': imports.importsInspect,
  'imports.start': imports.importsStart,
  'imports.run': imports.importsRun,
  'imports.show': imports.importsShow,
  'imports.recent': imports.importsRecent,
  'imports.cancel': imports.importsCancel,
  'audits.show': audits.auditsShow,
  'audits.evidence': audits.auditsEvidence,
  'audits.picture': audits.auditsPicture,
  'audits.growth': audits.auditsGrowth,
  'audits.clusters': audits.auditsClusters,
  'audits.questions': questions.auditsQuestions,
  'audits.ask': questions.auditsAsk,
  'audits.answer': questions.auditsAnswer,
  'audits.changes': questions.auditsChanges,
  'audits.see-changes': questions.auditsSeeChanges,
  'audits.run': audits.auditsRun,
  'audits.on-change': audits.auditsOnChange,
  'audits.exchange': exchange.auditsExchange,
  'audits.pod': exchange.auditsPod,
  'audits.sample': samples.auditsSample,
  'audits.sample-show': samples.auditsSampleShow,
  'shortlists.list': shortlists.shortlistsList,
  'shortlists.show': shortlists.shortlistsShow,
  'shortlists.create': shortlists.shortlistsCreate,
  'shortlists.change': shortlists.shortlistsChange,
  'shortlists.remove': shortlists.shortlistsRemove,
  'shortlists.add': shortlists.shortlistsAdd,
  'shortlists.note': shortlists.shortlistsNote,
  'shortlists.drop': shortlists.shortlistsDrop,
  'plans.board': plans.plansBoard,
  'plans.create': plans.plansCreate,
  'plans.list': plans.plansList,
  'plans.show': plans.plansShow,
  'plans.remove': plans.plansRemove,
  'plans.terms': terms.plansTerms,
  'plans.quote': terms.plansQuote,
  'plans.quotes': terms.plansQuotes,
  'plans.unquote': terms.plansUnquote,
  'plans.days': terms.plansDays,
  'plans.forget-days': terms.plansForgetDays,
  'plans.exclusive': terms.plansExclusive,
  'plans.forget-exclusive': terms.plansForgetExclusive,
  'plans.places': places.plansPlaces,
  'plans.place': places.plansPlace,
  'plans.audience-place': places.plansAudiencePlace,
  'plans.learn': plans.plansLearn,
  'plans.book': booked.plansBook,
  'campaigns.record': campaigns.campaignsRecord,
  'campaigns.list': campaigns.campaignsList,
  'campaigns.of-account': campaigns.campaignsOfAccount,
  'campaigns.live': live.campaignsLive,
  'campaigns.settle': live.campaignsSettle,
  'reports.story': stories.campaignsStory,
  'reports.boss': told.reportsBoss,
  'reports.campaign': told.reportsCampaign,
  'reports.experiment': told.reportsExperiment,
  'reports.returns': returned.reportsReturns,
  'reports.kinds': returned.reportsKinds,
  'reports.costs': costs.reportsCosts,
  'reports.set-costs': costs.reportsSetCosts,
  'reports.booking-costs': costs.reportsBookingCosts,
  'reports.ad': costs.reportsAd,
  'reports.forget-ad': costs.reportsForgetAd,
  'reports.survey': surveys.reportsSurvey,
  'reports.record-survey': surveys.reportsRecordSurvey,
  'reports.alias': surveys.reportsAlias,
  'reports.share': sharing.reportsShare,
  'reports.links': sharing.reportsLinks,
  'reports.unshare': sharing.reportsUnshare,
  'campaigns.show': booked.campaignsShow,
  'campaigns.change': booked.campaignsChange,
  'campaigns.rename': booked.campaignsRename,
  'campaigns.booking': booked.campaignsBooking,
  'campaigns.remove': booked.campaignsRemove,
  'links.create': links.linksCreate,
  'links.create-all': links.linksCreateAll,
  'links.list': links.linksList,
  'links.change': links.linksChange,
  'links.expire': links.linksExpire,
  'links.history': links.linksHistory,
  'links.clicks': links.linksClicks,
  'links.rules': links.linksRules,
  'links.set-rules': links.linksSetRules,
  'measurement.results': measurement.measurementResults,
  'measurement.minds': minds.measurementMinds,
  'measurement.learn': measurement.measurementLearn,
  'experiments.list': experiments.experimentsList,
  'experiments.upload': experiments.experimentsUpload,
  'experiments.sales': experiments.experimentsSales,
  'experiments.remove-sales': experiments.experimentsRemoveSales,
  'experiments.markets': experiments.experimentsMarkets,
  'experiments.design': experiments.experimentsDesign,
  'experiments.create': experiments.experimentsCreate,
  'experiments.factor': experiments.experimentsFactor,
  'experiments.show': experiments.experimentsShow,
  'experiments.freeze': experiments.experimentsFreeze,
  'experiments.read': experiments.experimentsRead,
  'experiments.remove': experiments.experimentsRemove,
  'experiments.example': experiments.experimentsExample,
  'experiments.pass-days': experiments.experimentsPassDays,
  'experiments.clear-example': experiments.experimentsClearExample,
  'codes.make': codes.codesMake,
  'codes.import': codes.codesImport,
  'codes.list': codes.codesList,
  'codes.end': codes.codesEnd,
  'codes.leaks': leaks.codesLeaks,
  'codes.rotate': leaks.codesRotate,
  'connections.list': connections.connectionsList,
  'connections.show': connections.connectionsShow,
  'connections.create': connections.connectionsCreate,
  'connections.change': connections.connectionsChange,
  'connections.rotate': connections.connectionsRotate,
  'connections.test': connections.connectionsTest,
  'connections.remove': connections.connectionsRemove,
  'deliveries.list': deliveries.deliveriesList,
  'deliveries.replay': deliveries.deliveriesReplay,
  'orders.list': orders.ordersList,
  'orders.summary': orders.ordersSummary,
  'orders.import': orderFiles.ordersImport,
  'orders.rule': credit.ordersRule,
  'orders.set-rule': credit.ordersSetRule,
  'orders.credit': credit.ordersCredit,
  'example.status': example.exampleStatus,
  'example.load': example.exampleLoad,
  'example.clear': example.exampleClear,
} as const

export type Operations = typeof operations
