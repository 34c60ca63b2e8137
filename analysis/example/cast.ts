/**
 * Who is in the example. Everybody is invented, and so that no handle can be a stranger's: those on Instagram and TikTok
 * carry a hyphen (not allowed there), those on YouTube are longer than its 30 characters, those on Bluesky end in
 * the reserved domain `.example`.
 */
import type { Kind, WorldPlatform } from './rows.ts'

export type Topic = 'food' | 'wine' | 'travel' | 'family' | 'fitness' | 'home' | 'garden'
export type Language = 'it' | 'en' | 'de' | 'es'

export type Person = {
  kind: Kind
  name: string
  platform: WorldPlatform
  handle: string
  place: string
  country: string
  language: Language
  /** A third of the posts are in this one. */
  also?: Language
  /** The first is what she talks about. */
  topics: [Topic, ...string[]]
  bio: string
  /** A smaller account of the same creator. */
  second?: { platform: WorldPlatform; handle: string }
  /** Creators who are friends and drop in on each other now and then. */
  friends?: readonly string[]
  /** Set by hand instead of drawn. */
  bond?: number
  answering?: number
}

/** One line a person: platform | handle | name | place | language, and the other one | topics | bio. */
const LINES: Record<Kind, string> = {
  blogger: `
    instagram | nora-and-the-crooked-fork | Nora Valsecca | Turin | en+it | food, restaurants, Turin | I eat my way around Turin with a crooked fork and write down who was kind. I read everything you send me.
  `,
  celebrity: `
    instagram | dario-montelume | Dario Montelume | Milan | it+en | travel, style, television | Il sabato in prima serata. Tutto il resto è nelle storie. Contatti: il mio ufficio.
  `,
  close: `
    instagram | marta-conta-i-coperti | Marta Quagliardi | Turin | it | food, home cooking | Cucino per chi arriva, e arriva sempre qualcuno. Torino, due fuochi, un tavolo allungabile.
    instagram | tom-walks-to-dinner | Tom Ashgrove | Bologna | en | food, walking | I only review places I can walk to. Bologna, size 44 shoes.
    instagram | la-cantina-di-bruna-s | Bruna Scardelli | Asti | it | wine, small growers | Figlia di vignaioli, bevo poco e bene. Vi racconto chi il vino lo fa davvero.
    instagram | priya-in-the-langhe | Priya Harcombe | Alba | en | wine, food, Piedmont | Came to the hills for a harvest, stayed for the Tuesdays. Honest notes on small cellars.
    youtube | pane-olio-e-un-poco-di-pazienza | Ines e Piero Gattorna | Genoa | it | food, bread | Lei impasta, lui aspetta. Pane fatto in casa, con calma, dal 1998.
    instagram | giada-sotto-i-portici | Giada Moncerri | Bologna | it | food, pasta | Sfoglia tirata a mano e chiacchiere sotto i portici. Le domande stupide non esistono.
    instagram | anselm-backt-langsam | Anselm Krautner | Innsbruck | de | food, baking | Sauerteig, Berge, wenig Eile. Ich beantworte jede Teigfrage, manchmal erst nach dem Backen.
    instagram | livia-e-i-tre-nani | Livia Orsacchi | Cuneo | it | family, play | Tre figli, un corridoio lungo, nessun filtro. Qui ci si dà una mano.
    instagram | il-terrazzo-di-sandro | Sandro Belvisi | Genoa | it | garden, terrace, home | Ferroviere in pensione, quaranta vasi, un terrazzo al quinto piano senza ascensore.
    instagram | carme-y-la-olla-lenta | Carme Oltrall | Valencia | es | food, slow cooking | Guisos de fuego lento y sobremesas largas. Contesto mientras hierve.
    instagram | elena-corre-piano | Elena Frassolini | Trento | it | fitness, running | Ultima al traguardo, prima al ristoro. Corsa lenta per gente che lavora.
  `,
  ordinary: `
    instagram | davide-a-mezzogiorno | Davide Tramontesi | Milan | it | food, lunch | Pranzi veri sotto i quindici euro. Milano, un’ora di pausa.
    instagram | hattie-in-two-suitcases | Hattie Lorne | Florence | en | travel, slow travel | Two suitcases, one rail pass, no hurry. Currently: Florence.
    tiktok | chiara-cucina-in-pausa | Chiara Pontesilli | Rome | it | food, quick recipes | Ricette che stanno in una pausa caffè. Roma est.
    instagram | matteo-tra-le-vigne | Matteo Grisandri | Verona | it | wine, cellars | Cantine, colline, qualche errore di annata.
    instagram | paola-rinverdi-casa | Paola Rinverdi | Padua | it | home, restoring | Rimetto in piedi mobili che nessuno vuole più. Padova.
    instagram | jonas-uebern-brenner | Jonas Feldreich | Munich | de | travel, Italy | Jedes zweite Wochenende über den Brenner. Züge, Seen, gutes Essen.
    instagram | silvia-mamma-in-bici | Silvia Tordera | Ferrara | it | family, cycling | Due bimbi, una cargo bike e la nebbia. Ferrara in famiglia.
    tiktok | owen-lifts-after-work | Owen Castleby | Milan | en | fitness, strength | Office until six, barbell until seven. Simple plans for tired people.
    instagram | federica-binario-tre | Federica Lunardesi | Turin | it | travel, trains | Gite di un giorno in treno da Torino. Zaino piccolo, panino grande.
    tiktok | rocco-fritto-misto | Rocco Santavele | Naples | it | food, street food | Friggo cose. A Napoli si fa così.
    instagram | aurora-yoga-sul-lago | Aurora Delcampiano | Como | it | fitness, yoga | Venti minuti di yoga prima che si svegli il lago.
    instagram | nuria-come-fuera | Nuria Vallcorba | Barcelona | es | food, restaurants | Menús del día, barras y terrazas. Yo pago mi cuenta.
    instagram | gregor-geht-hoch | Gregor Almhofer | Bolzano | de | fitness, hiking | Höhenmeter vor dem Frühstück. Südtirol.
    instagram | bea-apre-una-bottiglia | Beatrice Colminari | Florence | it | wine, pairing | Una bottiglia alla settimana, spiegata senza parole difficili.
    bluesky | mabel-market.example | Mabel Thornwick | Lucca | en | food, markets | What the market had this morning, and what became of it. Lucca.
    bluesky | tommaso-legge.example | Tommaso Verzellani | Trieste | it | family, books | Leggo ad alta voce a due bambini e a un gatto scettico.
  `,
  loud: `
    instagram | ludovica-splendori | Ludovica Splendori | Milan | it+en | travel, luxury | Luxury state of mind ✨ Milano • Ibiza • ovunque
    tiktok | kai-brightwater-daily | Kai Brightwater | Rome | en | fitness, motivation | NO EXCUSES 🔥 new video every day
    tiktok | samu-granturchi | Samuele Granturchi | Milan | it | food, challenges | Mangio tutto 🤯 il locale più assurdo d’Italia lo trovi qui
    instagram | vanessa-oltremari | Vanessa Oltremari | Naples | it | home, style | Casa, look, good vibes ✨ collab in DM
    instagram | jet-marlonne | Jet Marlonne | Rome | en | travel, style | 47 countries and counting ✈️ living the dream
    instagram | noemi-raggianti | Noemi Raggianti | Bari | it | fitness, beauty | Glow & go 💫 il mio codice è in bio
    tiktok | dina-fairhollow-eats | Dina Fairhollow | Milan | en | food, trends | Trying every viral bite so you don’t have to 🤤
  `,
  'bought-followers': `
    instagram | alessio-primavori | Alessio Primavori | Rome | it | travel, photography | Visual storyteller. Roma nel cuore, valigia in mano.
    instagram | crystal-vane-abroad | Crystal Vane | Venice | en | travel, hotels | Hotel rooms with a view. Venice based.
    instagram | manuel-torrisola-fit | Manuel Torrisola | Catania | it | fitness, nutrition | Coach online. Risultati in dodici settimane.
    instagram | gaia-fontebella | Gaia Fontebella | Palermo | it | food, sweets | Dolci siciliani e mare. Collaborazioni via mail.
    instagram | rex-halloran-pours | Rex Halloran | Milan | en | wine, cocktails | Wine, whisky, watches. Milan.
    tiktok | ilaria-mezzacosta | Ilaria Mezzacosta | Naples | it | family, mum life | Mamma di Leo e Mia. La nostra vita in un minuto.
  `,
  'bought-likes': `
    instagram | simone-altavalle | Simone Altavalle | Turin | it | food, restaurants | Il tuo consulente di cene. Torino e dintorni.
    instagram | tessa-wrenfield | Tessa Wrenfield | Florence | en | home, interiors | Old rooms, new light. A rented flat in Florence.
    instagram | ginevra-passalone | Ginevra Passalone | Milan | it | travel, weekends | Weekend belli in posti belli. Milano.
    instagram | luca-brontesi-coach | Luca Brontesi | Brescia | it | fitness, coaching | Personal trainer. Allenamenti da fare in salotto.
    instagram | paloma-arrizal | Paloma Arrizal | Madrid | es | travel, city breaks | Escapadas de dos días desde Madrid.
  `,
  pod: `
    instagram | sharon-piovanelli | Sharon Piovanelli | Milan | it | travel, style | Travel & style. Sempre con il rossetto.
    instagram | kevin-dorsale | Kevin Dorsale | Milan | it | fitness, style | Train. Eat. Repeat. Milano.
    instagram | martina-lucebrina | Martina Lucebrina | Monza | it | home, decor | Casa in bianco e beige. Monza.
    instagram | asia-quintavolta | Asia Quintavolta | Bergamo | it | travel, style | Collezionista di tramonti.
    instagram | denis-carruvola | Denis Carruvola | Milan | it | food, brunch | Brunch hunter. Milano.
    instagram | jessica-altoriva | Jessica Altoriva | Como | it | family, style | Mamma, moglie, sognatrice.
    instagram | nico-stellardi | Nico Stellardi | Varese | it | travel, photography | Laghi, droni, caffè.
    instagram | fede-montelana | Federico Montelana | Milan | it | fitness, running | Runner e sognatore. Milano.
    instagram | ambra-celestrini | Ambra Celestrini | Pavia | it | home, style | Fiori freschi e cose belle.
    instagram | lola-whitmere | Lola Whitmere | Milan | en | travel, style | Expat diaries. Aperitivo at six.
  `,
  silent: `
    instagram | teodoro-ombrati | Teodoro Ombrati | Turin | it | food, photography | Fotografo piatti. Le parole agli altri.
    instagram | wanda-kessling | Wanda Kessling | Graz | de | food, still life | Küchenstillleben.
    tiktok | serena-zittari | Serena Zittari | Modena | it | home, craft | Ceramica in silenzio. Commenti chiusi, porta aperta.
    tiktok | hugh-pennard-cycles | Hugh Pennard | Lucca | en | fitness, cycling | Rides, gravel, no chat.
  `,
  giveaway: `
    instagram | loredana-cinquepani | Loredana Cinquepani | Naples | it | family, savings | Mamma risparmiosa. Ogni settimana un regalo per voi 🎁
    instagram | roby-regalini | Roby Regalini | Bologna | it | food, giveaways | Cene in palio, sconti, assaggi. Attiva le notifiche 🎁
    instagram | ashlyn-pell-picks | Ashlyn Pell | Milan | en | home, giveaways | Home finds and weekly giveaways 🎁
  `,
}

const SECOND: Record<string, Person['second']> = {
  'nora-and-the-crooked-fork': { platform: 'bluesky', handle: 'nora-crooked-fork.example' },
  'tom-walks-to-dinner': { platform: 'bluesky', handle: 'tom-walks.example' },
  'giada-sotto-i-portici': { platform: 'tiktok', handle: 'giada-tira-la-sfoglia' },
  'livia-e-i-tre-nani': { platform: 'bluesky', handle: 'livia-tre-nani.example' },
  'il-terrazzo-di-sandro': { platform: 'youtube', handle: 'il-terrazzo-di-sandro-in-diretta' },
  'elena-corre-piano': { platform: 'tiktok', handle: 'elena-corre-pianissimo' },
  'davide-a-mezzogiorno': { platform: 'tiktok', handle: 'davide-in-un-minuto' },
  'hattie-in-two-suitcases': { platform: 'youtube', handle: 'hattie-lorne-and-her-two-suitcases' },
  'matteo-tra-le-vigne': { platform: 'youtube', handle: 'matteo-tra-le-vigne-con-il-calice' },
  'dina-fairhollow-eats': { platform: 'youtube', handle: 'dina-fairhollow-eats-everything' },
}

const FRIENDS: Record<string, readonly string[]> = {
  'nora-and-the-crooked-fork': ['marta-conta-i-coperti', 'la-cantina-di-bruna-s'],
  'marta-conta-i-coperti': ['nora-and-the-crooked-fork'],
  'la-cantina-di-bruna-s': ['nora-and-the-crooked-fork'],
}

/** Four creators that no honest ranking can tell apart. */
const TIED = ['marta-conta-i-coperti', 'tom-walks-to-dinner', 'la-cantina-di-bruna-s', 'priya-in-the-langhe']

const ABROAD: Record<string, string> = {
  Munich: 'Germany',
  Innsbruck: 'Austria',
  Graz: 'Austria',
  Valencia: 'Spain',
  Barcelona: 'Spain',
  Madrid: 'Spain',
}

export const CAST: readonly Person[] = Object.entries(LINES).flatMap(([kind, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => personOf(kind as Kind, line)),
)

function personOf(kind: Kind, line: string): Person {
  const [platform, handle = '', name = '', place = '', languages = '', topics = '', bio = ''] = line.trim().split(' | ')
  const [language, also] = languages.split('+')
  const second = SECOND[handle]
  return {
    kind,
    name,
    platform: platform as WorldPlatform,
    handle,
    place,
    country: ABROAD[place] ?? 'Italy',
    language: language as Language,
    ...(also ? { also: also as Language } : {}),
    topics: topics.split(', ') as Person['topics'],
    bio,
    ...(second ? { second } : {}),
    friends: FRIENDS[handle] ?? [],
    ...(TIED.includes(handle) ? { bond: 0.62, answering: 0.5 } : {}),
  }
}
