/**
 * The words that headers use for each field, in English, Italian, Spanish, French and German; case, accents,
 * punctuation and spaces are ignored (`User_Name` is `username`). The earlier word is the better one where a file has
 * several. A word here is a guess from a header alone: the values of the column may overrule it (guess.ts).
 */
import type { ImportKind } from './inspection.ts'

type Table = Record<string, string>

const HANDLE =
  'handle username userhandle @ at accounthandle profilehandle creatorhandle influencerhandle channelhandle screenname ' +
  'creatorusername influencerusername accountname accountusername uniqueid acct customurl account profile user login nick nickname ' +
  'utente nomeutente profilo usuario nombredeusuario nombreusuario cuenta perfil identifiant nomdutilisateur utilisateur compte pseudo pseudonyme ' +
  'profil benutzername benutzer nutzername nutzer konto kontoname'

const COUNTS: Table = {
  likes:
    'likes like likescount likecount hearts heart diggcount favourites favorites favouritescount favoritescount favoritecount mipiace megusta megustas jaime gefalltmir alikes reactions upvotes',
  comments:
    'comments comment commentscount commentcount commenti comentarios commentaires kommentare replies replycount repliescount',
  views:
    'views view viewscount viewcount plays playcount videoviews videoviewcount videoplaycount reelsplays reelplays visualizzazioni vistas visualizaciones reproducciones vues aufrufe ansichten impressions',
  shares:
    'shares share sharescount sharecount reposts repostcount retweets retweetcount reblogs reblogscount condivisioni compartidos partages geteilt teilungen',
}

const CREATORS: Table = {
  platform:
    'platform network socialnetwork socialmedia socialplatform platformname channeltype social piattaforma plataforma plateforme plattform reseau reseausocial redsocial rete socialnetzwerk netzwerk',
  handle: HANDLE,
  name:
    'fullname displayname name profilename realname creatorname influencername creator influencer channelname channeltitle channel contactname person talent talentname title artist blogger ' +
    'nome nomecompleto nomecognome nombre nombrecompleto nom nomcomplet vollername namen anzeigename nomevisualizzato',
  firstName: 'firstname first givenname prenom vorname primonome',
  lastName: 'lastname last surname familyname cognome apellido apellidos nomdefamille nachname familienname',
  creatorKey: 'creatorid influencerid personid talentid contactid creatorkey',
  url: 'profileurl profilelink url link accounturl accountlink channelurl channellink mediaurl sociallink socialurl creatorurl influencerurl weburl profiledeeplink permalink collegamento enlace lien linkprofilo urlprofilo urlperfil urlprofil profillink',
  bio: 'bio biography biodescription about description aboutme profiledescription note biografia descrizione descripcion biographie beschreibung',
  email:
    'email emailaddress mail contactemail businessemail publicemail emails posta correo correoelectronico courriel adressemail adresseemail emailadresse',
  place:
    'place city town location region state cityname hometown citta luogo localita ciudad lugar ubicacion ville lieu stadt ort wohnort',
  country: 'country countryname countrycode nation paese nazione pais pays land',
  language: 'language lang languagecode languagename locale lingua idioma langue sprache',
  topics:
    'topics topic categories category niche niches interests interest tags tag hashtags keywords vertical industry genre maincategory subcategory theme themes ' +
    'categoria categorie tema temi temas settore nicchia nicho interessi intereses thematique thematiques thema themen kategorie kategorien branche',
  followers:
    'followers follower followerscount followercount subscribers subscriber subscriberscount subscribercount subs fans fancount audiencesize audience fanbase seguaci iscritti abonnes abonnenten seguidores suscriptores anhanger',
  following:
    'following followings followingcount followingscount followscount follows followed friends friendscount seguiti seguidos siguiendo abonnements gefolgt folgt',
  posts:
    'posts post postscount postcount mediacount videos videocount videoscount uploads statuses statusescount tweets tweetcount publicaciones publications beitrage pubblicazioni contenuti',
  engagementRate:
    'engagementrate er engrate engagement eng erate interactionrate engagementpercent tassodiengagement tassodinterazione tassodicoinvolgimento tasadeengagement tasadeinteraccion tauxdengagement interaktionsrate engagementquote',
  engagements: 'engagements interactions interazioni interacciones interaktionen engauth authenticengagement',
  verified: 'verified isverified verifiedaccount badge bluetick verificato verificado verifie verifiziert',
  // A creator's totals: known, so that they are not taken for averages, and not kept.
  ...Object.fromEntries(Object.entries(COUNTS).map(([field, words]) => [`total.${field}`, words])),
  'total.engagements': 'totalengagement totalengagements totalinteractions',
}

const POSTS: Table = {
  platform: CREATORS['platform']!,
  handle: `creator owner ownerusername influencer handle account accounthandle accountusername accountname channelid channel channeltitle author authorusername authorhandle ${HANDLE} creatore autore autor auteur`,
  post: 'postid mediaid videoid shortcode statusid tweetid awemeid contentid itemid id code pk uri post idpost idvideo beitragsid publicationid',
  url: 'posturl postlink permalink url link videourl medialink mediaurl shareurl embedlink tweeturl videoweburl weburl contenturl enlace lien collegamento',
  postedAt:
    'postedat publishedat createdat createtime created published takenat takenattimestamp timestamp uploaddate publishdate postdate posteddate publicationdate createdtime datetime date time posted uploadedat ' +
    'data datapubblicazione dataora pubblicatoil fecha fechadepublicacion datum veroffentlichtam datedepublication erstelltam',
  kind: 'posttype mediatype mediaproducttype producttype contenttype type kind format tipo typ formato',
  caption:
    'caption text posttext description content message videodescription body title didascalia testo texto descrizione descripcion legende texte beschreibung beschriftung titolo titulo titre titel',
  ...COUNTS,
  comments: `${COUNTS['comments']} numberofcomments`,
  saves:
    'saves save saved savecount savescount bookmarks bookmarkcount collectcount salvataggi guardados enregistrements gespeichert',
  sponsored:
    'sponsored issponsored paid ispaid ispaidpartnership paidpartnership ispartnership partnership isad ad advertisement branded haspaidproductplacement sponsorizzato patrocinado sponsorise gesponsert werbung',
}

const INTERACTIONS: Table = {
  platform: CREATORS['platform']!,
  handle:
    'creator creatorhandle creatorusername influencer influencerhandle postowner postauthor owner ownerusername accounthandle accountname account targetaccount target channelid channel page profile handle creatore autorepost cuenta compte konto profilo perfil profil',
  post: 'postid post mediaid videoid shortcode statusid awemeid posturl postlink videourl videoweburl mediaurl postshortcode media video contentid uri permalink url link idpost idvideo beitrag publicacion publication',
  id: 'commentid interactionid id cid commentpk pk idcommento idcomentario kommentarid',
  actor:
    'actor actorhandle actorusername username authorusername authorhandle commenterusername commenterhandle commenter commentauthor author userhandle user screenname uniqueid authordisplayname authorname commentername from fromusername by ' +
    'authorid authorchannelid userid actorid commenterid name utente nomeutente autore autor usuario nombredeusuario auteur utilisateur nomdutilisateur pseudo verfasser benutzer benutzername nutzer handle',
  kind: 'kind interaction interactiontype type action eventtype tipo typ',
  at: 'at createdat publishedat commentedat createtime timestamp created published commentdate commenttime datetime date time postedat createdtime data dataora ora fecha hora datum zeit heure erstelltam',
  text: 'text commenttext comment commentbody textoriginal textdisplay content message body reply testo commento testocommento texto comentario texte commentaire kommentar nachricht messaggio mensaje',
  replyTo:
    'replyto inreplyto inreplytoid replytoid replytocommentid replytocid repliestoid parentid parent parentcommentid parentcomment repliedtoid repliedto rispostaa respuestaa reponsea antwortauf',
  likes: COUNTS['likes']!,
}

export const ALIASES: Record<ImportKind, Table> = { creators: CREATORS, posts: POSTS, interactions: INTERACTIONS }

/** `avg`, `media`, `moyenne`: with a count after or before it, an average per post. */
export const AVERAGE = new Set(
  'avg ø average averages mean median medio medi medie media mediana promedio moyenne moyen moy durchschnitt durchschnittliche durchschn schnitt mittel'.split(
    ' ',
  ),
)

/** What an average of each count is called in a creator's row. */
export const AVERAGES: Record<string, string> = {
  likes: 'averageLikes',
  comments: 'averageComments',
  views: 'averageViews',
  shares: 'averageShares',
  engagementRate: 'engagementRate',
  engagements: 'engagements',
}

/** Words that change nothing: `number of followers`, `Nr. di follower`, `total posts`. */
export const FILLERS = new Set(
  'number num nr no n total totale count counts amount qty of the your my current per post video di de del della dei des du d les la le el los der die das von pro numero nombre anzahl anzahlder latest last30days social'.split(
    ' ',
  ),
)

/** Words that promise a number, and the fields that are one. */
export const COUNTING = new Set('number num nr total totale count counts amount qty numero nombre anzahl'.split(' '))
export const COUNTED = /^(total\.|followers|following|posts|likes|comments|views|shares|saves|engagements|average)/
