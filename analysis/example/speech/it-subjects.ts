/** What posts in Italian are about. */
import type { Tongue } from './tongue.ts'

export const subjects: Tongue['subjects'] = {
  food: {
    short: 'questo piatto',
    things: [
      'gli agnolotti del plin',
      'la torta di nocciole',
      'il coniglio alla ligure',
      'i tajarin al burro',
      'la zuppa di cipolle',
      'gli gnocchi',
      'le acciughe al verde',
      'la pasta al forno',
      'i peperoni ripieni',
      'la lasagna',
      'la farinata',
      'il bonèt',
      'le polpette',
      'la focaccia',
      'i tortellini',
    ],
    seasons: [
      ['la bagna cauda', 'il bollito', 'la polenta', 'i capunet'],
      ['gli asparagi con le uova', 'il risotto alle ortiche', 'i piselli freschi'],
      ['il vitello tonnato', 'la torta di pomodori', 'le pesche ripiene'],
      ['le tagliatelle ai funghi', 'gli gnocchi di zucca', 'il castagnaccio', 'le uova al tartufo'],
    ],
    captions: [
      '{It}, su un tavolo con una gamba corta. Ci torno anche solo per il tavolo.',
      'Mi hanno portato {it} senza chiedere, e avevano ragione.',
      '{It}. Nove euro, tovaglia di carta, nessuno che guarda l’ora.',
      'Ho mangiato {it} in undici cucine. Questa vince, e vi spiego perché.',
      '{It} secondo mia madre, prima che cambi idea un’altra volta.',
      'Fuori la pioggia, dentro {it}. Il programma era tutto qui.',
      'Mi avete chiesto {it}. Il primo tentativo l’ho bruciato io, così non dovete voi.',
      'La cuoca è uscita a vedere chi avesse ordinato {it} alle undici di mattina. Presente.',
      '{It}, e la storia del cameriere che non voleva darmi il menù.',
    ],
    asks: [
      [
        'Per {it} quanto riposo ci vuole prima di andare in tavola?',
        'Dieci minuti sotto un panno, {fan}. Il tempo di chiamare tutti.',
        'Quanto basta per apparecchiare, {fan}.',
      ],
      [
        'Posso preparare {it} la sera prima?',
        'Sì, {fan}, il giorno dopo è anche meglio. Fuori dal frigo un’ora prima.',
        'Io faccio sempre così. La mattina è per gli ospiti.',
      ],
      [
        'Dove compri quello che serve per {it}?',
        'Al mercato del sabato, la signora col furgone blu. Prima delle nove, {fan}.',
        'Al banco d’angolo, {fan}. Chiedi senza fretta e ti regala il prezzemolo.',
      ],
      [
        'Con {it} cosa ci berresti?',
        'Una Barbera giovane, appena fresca. Niente che abbia bisogno di un discorso, {fan}.',
        'Acqua, e poi il vino che piace a te. Davvero, {fan}.',
      ],
      [
        'Siamo in dodici: te la senti di consigliarmi {it}?',
        'Eravamo in quattordici, {fan}. Due teglie, e l’insalata la porta qualcun altro.',
        'Sì, in due volte, e in mezzo si chiacchiera.',
      ],
      [
        'Con due fuochi riesco a fare {it}?',
        'Io ne ho due, {fan}, e uno fa i capricci.',
        'Sì. Uno per la pentola, uno per il caffè mentre aspetti.',
      ],
      [
        'Anche tua nonna metteva la noce moscata o solo la mia?',
        'Solo la domenica, {fan}: diceva che costava.',
        'Anche la mia! Pensavo fosse una cosa solo nostra, {fan}.',
      ],
      [
        'Ho un’ospite celiaca: {it} come lo risolvi?',
        'Farina di riso e mano leggera, {fan}. Non se ne accorge nessuno.',
        'Me l’ha chiesto una di voi la settimana scorsa, {fan}. Farina di ceci, e ha fatto il bis.',
      ],
      [
        'Se uno ci va da solo, si sente a disagio?',
        'Ti mettono vicino alla cucina e ti fanno parlare, {fan}. È il posto migliore.',
        'Vai, {fan}. Chiedi lo sgabello alla finestra.',
      ],
      [
        'A tavola ci sarà mio suocero, che giudica. Tu rischieresti {it}?',
        'Servi e lascia la stanza, {fan}. Torna per il silenzio.',
        'Sì, e una bottiglia in più, {fan}.',
      ],
      [
        'Col passeggino si entra?',
        'Uno scalino, {fan}, e due camerieri robusti.',
        'Chiedi il cortile, {fan}. Ci stanno tre passeggini e un cane.',
      ],
      [
        'Quello che avanza {of} come lo usi?',
        'In frittata, {fan}. Tutto diventa frittata.',
        'Avanza, {fan}? Non conosco la parola.',
      ],
      [
        'Che pentola è? La mia attacca sempre.',
        'Una vecchia e brutta, {fan}. Fiamma bassa e mani ferme.',
        'Era di mia zia, {fan}. Alla tua servono dieci anni, tutto qui.',
      ],
      [
        'In settimana conviene prenotare?',
        'Il martedì entri e basta, {fan}. Il venerdì chiama alle quattro, alle quattro sono gentili.',
        'In due no. In più di due sì, {fan}.',
      ],
    ],
    tells: [
      [
        'Domenica ho fatto {it} per i miei e mio padre ha chiesto il bis. Non succede mai.',
        'Questo lo incornicio, {fan}. E tua madre?',
        'I padri che chiedono il bis! Complimenti, {fan}.',
      ],
      ['Terza volta con {it} e finalmente nessuno ha chiesto il sale.', 'È il giorno del diploma, {fan}.'],
      [
        'Per l’anniversario abbiamo scelto {it}, per colpa tua, con le candele e tutto.',
        'Quanti anni, {fan}? Dimmi che era il tavolo che balla.',
      ],
      [
        'La vicina ha sentito il profumo e ha bussato. Adesso il giovedì si mangia insieme.',
        'Ecco perché lo faccio, {fan}. Salutami il giovedì.',
      ],
      [
        'La prima volta ho bruciato {it}, poi ho seguito il tuo consiglio sulla fiamma bassa e non è rimasto niente.',
        'Il primo è sempre per la padella, {fan}.',
        'Io ne ho bruciati due, {fan}. Sei in vantaggio.',
      ],
      [
        '{It} come la zia di {town}. Ho pianto un po’ sulla pentola.',
        'Allora c’era un po’ di lei anche nella mia cucina, {fan}. Grazie.',
      ],
      [
        'Ho portato {it} in ufficio. Di colpo mi salutano tutti.',
        'Usa bene il tuo potere, {fan}.',
        'Adesso coi biscotti non te la cavi più, {fan}.',
      ],
      ['Ho scritto {it} sul foglietto dentro l’anta, accanto a quello di mia nonna.', 'Non c’è posto migliore, {fan}.'],
      [
        'Ci siamo andati venerdì per te, tavolo che balla compreso. L’oste ha chiesto se eravamo dei tuoi.',
        'Lo siete, {fan}. Vi ha portato il bicchierino alla fine?',
      ],
      [
        'Eravamo quattro sconosciuti a quel tavolo e siamo usciti con un gruppo.',
        'Voglio entrarci anch’io, {fan}!',
        'E come si chiama il gruppo, {fan}?',
      ],
      ['Mia figlia, sei anni, ha mangiato {it}. Lei non mangia le cose.', 'Presto, {fan}, segna la data.'],
      [
        'Ho prenotato per due e siamo arrivati in sette. Hanno spostato mezza sala.',
        'Vedo le facce, {fan}. Anche la tua.',
      ],
      [
        'Avevi detto di arrivare con fame. Non ti ho dato retta. Ho sofferto, con gioia.',
        'L’avevo detto, {fan}. Due volte.',
      ],
      [
        'Prima cena fuori da quando ho cambiato città. Tavolo per uno, e nessuno mi ha guardato storto. Grazie per la spinta.',
        'Che bello, {fan}. La prossima volta dimmelo, ti saluto dalla porta.',
      ],
      ['Ho chiesto {it} come l’hai scritto tu e la cuoca ha riso e l’ha fatto.', 'Me l’ha raccontato, {fan}! Eri tu?'],
      ['Mia madre ha stampato la tua pagina. Su carta. Coi commenti.', 'Allora salutala da questo commento, {fan}.'],
    ],
  },
  wine: {
    short: 'questa bottiglia',
    things: [
      'il Grignolino',
      'la Barbera giovane',
      'il Timorasso',
      'la Freisa',
      'il Dolcetto di collina',
      'il Nebbiolo vecchio',
      'l’Arneis',
      'il Ruchè',
      'il rosato di cantina fredda',
      'il Lambrusco secco',
    ],
    captions: [
      '{It} di martedì, perché i martedì ne hanno bisogno.',
      'Due sorelle, quattro ettari e {it}. Le etichette le scrivono ancora a mano.',
      '{It}: sa di pioggia e di pepe, costa meno di un parcheggio in centro.',
      'Avevo torto {about}. Appunti dalla seconda bottiglia.',
      'A mio padre ho versato {it}. Non ha detto niente e ha allungato il bicchiere.',
      'Il cane di casa ha scelto {it}. Io ho solo portato la cassa.',
    ],
    asks: [
      [
        'Quanto prima di cena apri {it}?',
        'Quando metto su l’acqua, {fan}. Basta.',
        'Un’ora, e intanto assaggia: cambia idea strada facendo.',
      ],
      [
        'E con {it}, se in tavola non c’è carne?',
        'Cipolle al forno, {fan}. Fidati una volta.',
        'Una frittata con quello che resta, {fan}.',
      ],
      [
        'In una cantina normale {it} regge altri cinque anni?',
        'Tre, {fan}, poi mi inviti.',
        'Se la cantina è un armadio, entro Natale.',
      ],
      [
        'Si può visitare dove nasce {it}?',
        'Chiama la sera prima, {fan}. Il cane abbaia e basta.',
        'Sì, il sabato. Portate il pane, fa piacere.',
      ],
      [
        'C’era un po’ di fondo nel bicchiere, è normale?',
        'Normalissimo, {fan}. Non è filtrato, lascia la bottiglia in piedi un giorno.',
        'Solo se sa di cartone bagnato. Sapeva?',
      ],
      [
        'Freddo o non troppo freddo?',
        'Da cantina, {fan}: mezz’ora di frigo e poi pazienza.',
        'Un po’ più fresco di quanto pensi, {fan}.',
      ],
      [
        'Che bicchiere ci vuole? Ho solo quelli da acqua.',
        'Allora quello da acqua, {fan}. Il vino non si offende.',
        'È quello che usano i vignaioli, {fan}.',
      ],
    ],
    tells: [
      [
        'Ho aperto {it} con mio fratello e finalmente abbiamo parlato della casa.',
        'Certe bottiglie fanno così, {fan}. Spero sia andata bene.',
      ],
      [
        'I rossi non mi piacevano. Poi ho assaggiato {it} e ho rifatto lo scaffale.',
        'Mi spiace per lo scaffale, {fan}. Anzi no.',
      ],
      ['Sabato siamo saliti in collina: sei bottiglie, due sono arrivate a lunedì.', 'Due è una buona media, {fan}.'],
      ['Avevi scritto pepe. Ho riso, poi ho sentito il pepe.', 'Anch’io ho riso, la prima volta, {fan}.'],
      ['Ho regalato {it} al mio capo, che sa tutto. Si è segnato il nome.', 'Adesso chiedi l’aumento, {fan}.'],
      [
        'Il vecchio in cantina si ricordava di te. Ha chiesto se rovesci ancora.',
        'Solo nei giorni buoni, {fan}. Ricambia il saluto!',
      ],
      [
        'Ottant’anni di mia madre, {it} in tavola, e ha voluto vedere l’etichetta.',
        'Auguri a lei, {fan}. Il gusto non invecchia.',
      ],
    ],
  },
  travel: {
    short: 'questo giro',
    things: [
      'il treno lento per il lago',
      'il sentiero dietro l’abbazia',
      'il traghetto di notte',
      'il paese con un bar solo',
      'il museo degli orologi',
      'la vecchia ferrovia a piedi',
      'la camera sopra il forno',
      'il mercato del mattino',
      'il bus fino al capolinea',
      'la torre dove non sale nessuno',
    ],
    captions: [
      '{It}: due ore, un panino, nessun programma.',
      'Stavo per saltare {it}. Non fatelo.',
      'Appunti {about}, con i conti al centesimo.',
      '{It}, presto, prima dei gruppi.',
      'Se avete un giorno solo, scegliete {it}.',
      'Pioveva. {It} lo stesso, e domani di nuovo.',
    ],
    asks: [
      [
        'Per {it} si riesce col passeggino?',
        'Fino al ponte sì, {fan}. Dopo, in spalla.',
        'Ne ho visti tre, {fan}, e sembravano contenti.',
      ],
      [
        'Che mese sceglieresti per {it}?',
        'Fine settembre, {fan}. Pietre calde e panchine vuote.',
        'Maggio, in settimana, {fan}.',
      ],
      [
        'Bisogna prenotare?',
        'In settimana no, {fan}. La domenica chiama prima delle dieci.',
        'No, basta esserci quando aprono.',
      ],
      [
        'Per {it} si sta tranquilli anche da soli?',
        'Sì, {fan}, anche col buio. La signora del bar vede tutto.',
        'Sì. Mettiti nella prima carrozza, con gli studenti.',
      ],
      [
        'Alla fine quanto ti è costato?',
        'Diciannove euro col pranzo, {fan}.',
        'Meno del parcheggio, {fan}. Ho tenuto i biglietti.',
      ],
      [
        'I cani li prendono?',
        'I cani sì, {fan}. Le discussioni sui cani no.',
        'Al guinzaglio, {fan}, e l’acqua la portano prima a loro.',
      ],
    ],
    tells: [
      ['Abbiamo fatto {it} con mia madre, 81 anni, e vuole tornarci.', 'Voglio viaggiare con tua madre, {fan}.'],
      ['Ho seguito i tuoi appunti alla lettera, panino compreso.', 'Il panino è la parte importante, {fan}.'],
      ['Abbiamo perso l’ultimo bus ed è stata la serata più bella.', 'È sempre il bus perso, {fan}.'],
      ['Ho stampato i tuoi appunti {about}: stanno nel cruscotto.', 'Allora viaggio con te, {fan}.'],
      ['Lui me l’ha chiesto proprio lì. Eri nel discorso.', 'Sto piangendo in treno, {fan}. Auguri!'],
      [
        'Primo viaggio per conto mio, a 58 anni. Ho scelto {it} perché mi avevi risposto.',
        'E com’è andata, {fan}? Ti ho pensato quel fine settimana.',
      ],
    ],
  },
  family: {
    short: 'questa idea',
    things: [
      'la domenica senza schermi',
      'il castello di cartone',
      'il piano delle merende',
      'la lista della buonanotte',
      'il cassetto dei giorni di pioggia',
      'la strada a piedi fino a scuola',
      'il barattolo della paghetta',
      'il libro della balena',
      'la tabella dei turni',
    ],
    captions: [
      '{It}: quarto giorno, non ha pianto nessuno, nemmeno io.',
      'Abbiamo provato {it}. Resoconto onesto.',
      '{It}, perché mi avete chiesto come si sopravvive a novembre.',
      'Stamattina, nell’ordine: un calzino, due urla e {it}.',
    ],
    asks: [
      [
        'Da che età funziona {it}?',
        'Il mio aveva tre anni e mezzo, {fan}.',
        'Da quando portano il loro piatto, {fan}.',
      ],
      [
        'E il grande come lo convinci?',
        'Gli ho dato il comando, {fan}. Di colpo era puntuale.',
        'Non chiedo. Comincio, e aspetto.',
      ],
      [
        'Quando {it} finisce in lacrime, tu che fai?',
        'Biscotti, {fan}, e domani si riprova.',
        'Ci si ferma. Non è un esame.',
      ],
      ['Con due gemelli {it} ha senso?', 'Il doppio, {fan}. Anche il disordine.', 'Sì, ma un giorno per uno, {fan}.'],
      [
        'E i nonni che cosa ne dicono?',
        'Che ai loro tempi si andava a letto e basta, {fan}. Poi leggono due storie.',
        'Brontolano e si siedono per terra, {fan}.',
      ],
    ],
    tells: [
      [
        'Abbiamo provato {it} e adesso mia figlia gioca a farlo con le bambole.',
        'E le bambole si comportano bene, {fan}?',
      ],
      ['I miei due hanno litigato un’ora, poi si sono messi insieme.', 'Un’ora è un buon tempo, {fan}.'],
      ['Ho raccontato {it} a tutto il cancello della scuola.', 'Salutami il cancello, {fan}!'],
      ['Il nonno si è preso {it}. Noi non possiamo toccare niente.', 'In ogni casa ci vuole un capo, {fan}.'],
      [
        'Ieri sera ero a pezzi, ho riletto quello che scrivi e ho riso.',
        'Le serate a pezzi le abbiamo tutti, {fan}. Un abbraccio.',
      ],
      ['Da me ha funzionato tre giorni. Tre giorni bellissimi.', 'Tre giorni sono un record, {fan}.'],
    ],
  },
  fitness: {
    short: 'questo allenamento',
    things: [
      'la corsa da venti minuti',
      'il plank sul pavimento della cucina',
      'le scale al posto dell’ascensore',
      'la salita della domenica',
      'lo stretching prima di dormire',
      'gli squat con le bottiglie d’acqua',
      'il chilometro lento',
      'il giorno di riposo',
    ],
    captions: [
      '{It}. Senza musica, senza orologio.',
      'Terza settimana: {it}, e le ginocchia hanno da ridire.',
      '{It} per chi sta seduto tutto il giorno. Come me.',
      'Per {it} la palestra non serve.',
    ],
    asks: [
      [
        'Quante volte a settimana {it}?',
        'Due, {fan}, mai due giorni di fila.',
        'Tre se la vita lo permette, {fan}. Una se non lo permette.',
      ],
      [
        'Dopo un’operazione al ginocchio, {it}: sì o no?',
        'Prima chiedi al fisioterapista, {fan}, e fagli vedere questo. Poi la metà.',
        'Io ho aspettato quattro mesi, {fan}. Nessuno dà un premio a chi ha fretta.',
      ],
      ['Tu mangi prima o dopo?', 'Mezza banana prima, tutto il resto dopo, {fan}.', 'Dopo. Prima solo caffè e dubbi.'],
      [
        'Nei giorni no, che cosa ti dici?',
        'Fino al prossimo lampione, {fan}. E poi al prossimo.',
        'Che nessuno mi sta filmando, {fan}. Di solito.',
      ],
      [
        'Che scarpe usi? Le mie hanno già un buco.',
        'Vecchie senza buco, {fan}. Il segreto è tutto qui.',
        'Le seconde meno care, {fan}.',
      ],
    ],
    tells: [
      ['Stamattina pioveva, ho fatto {it} e ho pensato alla tua storia dell’ombrello.', 'L’ombrello ti saluta, {fan}.'],
      ['Sei settimane. Ho portato su la spesa senza fermarmi.', 'Questa è una medaglia, {fan}.'],
      ['Ha cominciato anche mia moglie. Adesso mi aspetta in cima.', 'Con un biscotto, spero, {fan}.'],
      ['Dopo il turno di notte, {it}. Piano, ma fatto.', 'Piano e fatto batte veloce e programmato, {fan}.'],
      ['Ultimo posto, come promesso, e tanta felicità.', 'Qui in fondo si chiacchiera meglio, {fan}.'],
      [
        'Oggi volevo restare a letto. Poi ho pensato che mi avresti chiesto com’era andata.',
        'Infatti te lo chiedo, {fan}: com’è andata?',
      ],
    ],
  },
  home: {
    short: 'questo lavoro',
    things: [
      'la sedia trovata in strada',
      'la mensola della cucina',
      'il corridoio verde',
      'la lampada della soffitta',
      'la tenda di lino',
      'il bagno piccolissimo',
      'il tavolo della nonna',
      'la panca sotto la finestra',
    ],
    captions: [
      '{It}, prima e dopo, con lo scontrino.',
      'Tre fine settimana e {it} c’è. Quasi.',
      '{It}: che cosa rifarei in un altro modo.',
      'Anche in affitto si può: {it}.',
    ],
    asks: [
      [
        'Per {it} che colore hai scelto?',
        'Un verde con dentro un po’ di grigio, {fan}. Due mani.',
        'Quello avanzato dalla porta, {fan}.',
      ],
      [
        'Ma per {it} hai dovuto bucare il muro?',
        'No, due ganci e una barra, {fan}. Regge da un anno.',
        'Macché. Pazienza e un morsetto in prestito.',
      ],
      [
        'In fin dei conti quanto è costato?',
        'Quaranta euro e un pollice, {fan}.',
        'Meno del taxi per portare tutto a casa.',
      ],
      ['Il padrone di casa lo sa?', 'Ha chiesto chi fosse l’architetto, {fan}.', 'Lo saprà quando me ne vado, {fan}.'],
    ],
    tells: [
      [
        'Ho copiato {it} e il padrone di casa ha chiesto chi fosse l’architetto.',
        'Spero che tu abbia detto il tuo nome, {fan}.',
      ],
      ['Al mercatino di {town} mi è preso un colpo: {it}, uguale uguale!', 'Gemelli separati alla nascita, {fan}.'],
      ['Per colpa tua ho buttato il divano grigio, finalmente.', 'Riposi in pace, {fan}.'],
      ['Abbiamo discusso un mese per {it}. Gli ho mostrato la tua foto. Fine.', 'Faccio anche matrimoni, {fan}.'],
    ],
  },
  garden: {
    short: 'questa pianta',
    things: [
      'il limone che non voleva saperne',
      'il basilico in vaso',
      'la menta invadente',
      'il gelsomino della ringhiera',
      'il peperoncino di mia sorella',
      'la rosa del quinto piano',
      'il rosmarino vecchio',
      'la zucchina da balcone',
      'il cappero nel muro',
    ],
    captions: [
      '{It}, stamattina alle sei, prima che salga il sole sul tetto di fronte.',
      'Mi avete chiesto notizie: ecco {it}.',
      'Ho sbagliato per tre anni. Poi {it} e io ci siamo capiti.',
      'Cinque piani a piedi con la terra in spalla, e poi {it} ti guarda così.',
      '{It}: quanta acqua, quanta ombra, quanta pazienza.',
    ],
    asks: [
      [
        'Quanta acqua ad agosto per {it}?',
        'Poca e spesso, {fan}, la sera tardi.',
        'Infila un dito: se è asciutto, acqua. Vale per quasi tutto, {fan}.',
      ],
      [
        'Col balcone a nord {it} ce la fa?',
        'Piano, {fan}, ma ce la fa. Ogni tanto gira il vaso.',
        'Foglie sì, frutti pochi, {fan}. La compagnia però c’è.',
      ],
      [
        'Le foglie ingialliscono: troppa acqua?',
        'Quasi sempre sì, {fan}. Una settimana di pace.',
        'Guarda sotto il sottovaso, {fan}, e poi dimmi.',
      ],
      [
        'Quando si rinvasa {it}?',
        'A fine inverno, {fan}, quando ti viene voglia di uscire. Viene anche alla pianta.',
        'Quando le radici salutano da sotto, {fan}.',
      ],
      [
        'I parassiti come li tieni lontani?',
        'Sapone di Marsiglia e costanza, {fan}.',
        'Una coccinella, {fan}. Si chiama Ada.',
      ],
    ],
    tells: [
      ['Con i tuoi consigli {it} ha ripreso a buttare. Non ci credeva nessuno.', 'Io sì, {fan}. Manda una foto!'],
      ['Sul mio balcone di {town} adesso ci stanno undici vasi. Colpa tua.', 'Dodici è il numero giusto, {fan}.'],
      [
        'Mio padre, ottant’anni, vuole sapere tutto {of}. Lo saluti?',
        'Un saluto a tuo padre, {fan}! Da terrazzo a terrazzo.',
      ],
      ['Ho perso {it} col gelo. Tre mesi dopo, una foglia.', 'Non si arrendono mai prima di noi, {fan}.'],
      [
        'La signora di sotto mi ha regalato una talea. Non ci parlavamo da anni.',
        'Le talee fanno più dei condomini, {fan}.',
      ],
      ['Parlo alle piante come fai tu. Mia moglie ha smesso di ridere: rispondono.', 'Rispondono eccome, {fan}.'],
    ],
  },
}
