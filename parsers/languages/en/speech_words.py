"""The words by which English reports what others said: verbs, titles, trades, bodies."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.branches import by_letter


def _words(text: str) -> frozenset[str]:
    return frozenset(w.replace("_", " ") for w in text.split())


def _longest_first(text: str) -> list[str]:
    return sorted((w.replace("_", r"\s") for w in text.split()), key=len, reverse=True)


# Verbs, participles and phrases that report speech.
_PLAIN = """
    appealed thanked lauded lauds commended saluted scolded chided chastised berated rebuked hammered pilloried
    excoriated lashed_out took_aim alluded bemoaned talked mentioned heralded pitched billed portrayed likened
    congratulated welcomed applauded trumpeted marveled bristled said says told tells added adds noted notes stressed
    stresses stressing warned warns explained explains argued argues claimed claims insisted insists stated states
    declared declares announced announces disclosed discloses revealed reveals wrote writes tweeted tweets posted
    blogged texted emailed conceded concedes admitted admits acknowledged acknowledges cautioned cautions predicted
    predicts estimated estimates complained complains recalled recalls remarked remarks observed observes quipped
    quips joked jokes maintained maintains contended contends emphasized emphasised emphasizes emphasises reiterated
    reiterates recounted recounts testified testifies alleged alleges asserted asserts affirmed confirmed confirms
    replied replies responded responds countered counters retorted continued continues concluded concludes promised
    promises vowed vows pledged pledges suggested suggests reckons reckoned recommended recommends proposed proposes
    reported reports charged charges lamented laments mused muses boasted boasts bragged agreed agrees guessed figured
    hinted implied speculated confided intoned offered offers opined snapped shouted yelled screamed cried whispered
    murmured muttered exclaimed chanted repeated repeats reasoned asked asks wondered inquired demanded demands
    questioned answered urged urges called calls described describes dubbed branded labeled labelled dismissed
    dismisses denounced denounces condemned condemns decried blasted slammed criticized criticised praised praises
    hailed hails ridiculed mocked mocks accused accuses blamed attacked derided characterized characterised referred
    deemed assailed ripped lambasted termed compared likened cited cites quoted invoked joking saying adding noting
    warning arguing insisting claiming telling writing calling stating explaining declaring asking tweeting describing
    predicting suggesting shouting yelling chanting screaming replying complaining vowing promising
    pledging announcing boasting emphasizing emphasising
    acknowledging admitting conceding quipping pointing_out pointed_out points_out put_it puts_it put_things shot_back
    fired_back chimed_in weighed_in went_on continues read reads begins began opened defended interjected interrupted
    cracked gushed marveled marvelled scoffed sneered groaned sighed laughed joined_in piped_up counseled counselled
    advised advises assured assures reminded reminds rejected rejects refuted introduced ordered commented comments
    reflected reflects enthused countered_with shouts yells screams depicted pleaded pleads begged boomed barked
    roared hissed chuckled grinned huffed fumed deadpanned riffed beamed thundered bellowed hollered whined crowed
    ventured allowed volunteered ranted railed sniped jabbed needled teased protested objected blurted stammered
    echoed summarized sang recited swore wailed cheered sniffed shrugged smiled nodded expressed voiced touted tout
    touts framed summed_up sums_up spoke speaks signaled signalled apologized clarified thinks believes feels hopes
    expects fears worries knows found finds showed shows shown showing indicated indicates revealed disclosed
    highlighted highlights underscored underscores underlined underlines
    calculated projected projects forecast forecasts counted tallied ranked ranks lists recorded surveyed measured
    """
# Plain forms: a plural or an infinitive before them.
_BASE = (
    "show find say report estimate note expect argue warn suggest indicate project believe think put tell call describe denounce "
    "dismiss accuse label"
)
_OF_A_SOURCE = ["According\\sto", "according\\sto", "In\\sthe\\swords\\sof", "in\\sthe\\swords\\sof"]
CUE = re.compile(rf"\b(?:{by_letter([*_longest_first(_PLAIN), *_OF_A_SOURCE, *_longest_first(_BASE)])})\b")

PLURAL = frozenset(_BASE.split()) | {"forecast", "cite", "demand"}

# Which of them report a clause (an indirect quote), with «that» or without.
CLAUSE = _words(
    """
    said says say told tells tell added adds noted notes stressed stresses warned warns warn explained explains argued
    argues argue claimed claims insisted insists stated states declared declares announced announces disclosed
    discloses revealed wrote writes tweeted posted conceded concedes admitted admits acknowledged acknowledges
    cautioned cautions predicted predicts estimated estimates estimate complained complains recalled recalls remarked
    observed quipped joked maintained maintains contended contends emphasized emphasised emphasizes emphasises
    reiterated recounted testified alleged alleges asserted asserts affirmed confirmed confirms replied responded
    countered continued concluded promised promises vowed vows pledged pledges suggested suggests reckons reckoned
    recommended recommends proposed reported reports report charged lamented boasted agreed hinted implied speculated
    repeated reasoned assured reminded informed saying adding noting warning arguing insisting claiming telling
    writing stating explaining declaring predicting suggesting complaining announcing acknowledging admitting
    conceding pointed_out points_out emphasised clarified projected projects forecast forecasts indicated indicates
    indicate suggest highlighted highlights underscored underscores underlined underlines
    """
)
BARE = _words(
    "said says say told tells tell added adds insisted insists claimed claims stressed joked tweeted wrote writes"
)
# What a document or data does: its words are credited, not quoted.
SHOWING = _words(
    """
    found finds find showed shows show shown showing indicated indicates indicate counted calculated measured ranked
    ranks lists recorded surveyed tallied highlighted highlights underscored
    underscores underlined underlines reveals expects expect believes believe thinks think feels hopes fears worries knows
    """
)
# Speech of people and bodies, but of events and figures only what they show: «the rise suggests …».
OF_PEOPLE = _words(
    "suggested suggests suggest indicated indicates indicate highlighted highlights underscored underscores underlined underlines"
)
# «went on to call her …»: the infinitive names.
TO_NAME = _words("call describe denounce dismiss accuse label say tell warn argue note suggest")
# Speech only where a quotation or a comma is right beside them.
BESIDE = _words(
    """
    continued continues began begins opened offered offers read reads laughed sighed groaned finds found counted lists
    ranks ranked knows repeated expressed ordered put puts pleaded pleads begged boomed barked roared hissed
    chuckled grinned huffed fumed deadpanned riffed beamed thundered bellowed hollered whined crowed ventured allowed
    volunteered ranted railed sniped jabbed needled teased protested objected blurted stammered echoed summarized sang
    recited swore wailed cheered sniffed shrugged smiled nodded gushed marveled marvelled scoffed sneered cracked
    cried exclaimed quipped mused
    """
)
# They take a quotation as object or complement: «called the controls "…"», «urged Washington to "…"».
NAMING = _words(
    """
    appealed thanked lauded lauds commended saluted scolded chided chastised berated rebuked hammered pilloried
    excoriated alluded bemoaned talked mentioned heralded pitched billed portrayed congratulated welcomed applauded
    trumpeted called calls calling described describes describing dubbed branded labeled labelled dismissed dismisses
    denounced denounces condemned condemns decried blasted slammed criticized criticised praised praises hailed hails
    ridiculed mocked mocks accused accuses blamed attacked derided characterized characterised referred deemed
    assailed ripped lambasted termed compared likened urged urges cited cites quoted invoked expressed voiced touted
    touts framed spoke speaks vowed vows promised promises pledged pledges demanded demands believes thinks feels
    hopes expects call describe denounce dismiss accuse label fears worries knows rejected rejects refuted introduced
    depicted assured offered offers advised defended opened began begins proposed read reads put apologized
    """
)
NO_INVERSION = _words("told tells tell telling reminded assured informed urged accused called described put")
# Nouns in other sentences: a determiner or adjective before them means that they are no verb.
NOUNS = _words(
    """
    claims notes states reports estimates charges demands remarks questions answers counters projects forecast
    forecasts call describe denounce dismiss accuse label tell report estimate note project demand lists ranks finds
    shows show find say put calls call cites quips jokes read opened offers attacks fears worries hopes feels reads
    suggest warn argue believe think expect indicate highlights praises promises counted ranked laments tout touts
    """
)

TITLES = _words(
    """
    colonel lieutenant sergeant brigadier corporal archdeacon commodore marshal imam sheikh
    mr mrs ms miss mx dr prof professor sir dame lord lady sen sens senator senators rep reps representative
    congressman congresswoman gov govs governor president vice-president chancellor premier minister secretary judge
    justice attorney general gen col lt sgt capt captain maj major cmdr commander adm admiral officer detective chief
    sheriff mayor councilman councilwoman councilmember councillor alderman assemblyman assemblywoman delegate
    ambassador envoy speaker leader whip chairman chairwoman chairperson chair vice-chairman vice-mayor vice-minister
    vice-premier vice-governor commissioner director deputy manager ceo cfo cto coo founder co-founder president-elect
    pope cardinal bishop archbishop rev reverend father pastor rabbi imam king queen prince princess coach candidate
    nominee spokesman spokeswoman spokesperson lawyer analyst economist strategist pollster adviser advisor
    correspondent reporter anchor host author editor columnist actor actress singer executive academician researcher
    scientist engineer professor-emeritus treasurer superintendent principal dean prosecutor undersecretary canon rev
    hon fellow consultant partner buyer administrator co-author inspector undersecretary counselor counsellor guard
    democrat republican independent libertarian
    """
)
PARTY = _words(
    "democrat republican democratic gop independent libertarian conservative labour tory liberal green"
)
# What a later «the …» calls the bearer of a title.
CALLED = {
    "governor": ("gov", "governor"),
    "senator": ("sen", "senator"),
    "congressman": ("rep", "congressman", "representative"),
    "congresswoman": ("rep", "congresswoman", "representative"),
    "lawmaker": (
        "rep",
        "sen",
        "congressman",
        "congresswoman",
        "senator",
        "representative",
        "assemblyman",
        "mp",
    ),
    "doctor": ("dr", "doctor", "physician", "surgeon"),
    "professor": ("prof", "professor"),
    "speaker": ("speaker",),
    "nominee": ("nominee", "candidate"),
    "candidate": ("candidate", "nominee"),
    "mogul": ("businessman", "mogul", "developer"),
    "billionaire": ("businessman", "billionaire", "mogul"),
}
HE_TITLES = _words(
    "mr sir lord congressman councilman assemblyman chairman spokesman king prince pope father actor cardinal"
)
SHE_TITLES = _words(
    "mrs ms miss dame lady congresswoman councilwoman assemblywoman chairwoman spokeswoman queen princess actress"
)
HE_WORDS = _words(
    "man boy father brother husband son uncle businessman spokesman fisherman himself grandfather widower"
)
SHE_WORDS = _words(
    "woman girl mother sister wife daughter aunt businesswoman spokeswoman actress herself grandmother widow"
)
OF_HIM, OF_HER = HE_TITLES | HE_WORDS, SHE_TITLES | SHE_WORDS

# A last word that makes a capitalised name a body's, not a person's.
BODIES = _words(
    """
    institute institution university college school academy polytechnic council committee commission commissioner's
    department ministry agency administration bureau office board court congress senate house parliament party union
    association federation foundation society group company corporation corp inc ltd llc plc co holdings ventures
    capital partners bank fund securities exchange technologies technology systems labs lab laboratory laboratories
    networks media news times post journal daily herald tribune gazette weekly magazine press radio tv network
    bulletin register globe mail telegraph guardian observer star sun chronicle examiner dispatch review center centre
    hospital church club team league conference forum summit campaign coalition alliance initiative project program
    programme service services authority police force army navy guard reserve treasury kremlin pentagon white_house
    guidebook consultancy consulting works software games motors airlines energy street avenue road river lake county
    city state states valley island islands mountains province street square park airport hall building act bill law
    deal agreement accord treaty war day week month year cup games show award awards prize index report survey poll
    map america china states kingdom republic google facebook twitter microsoft amazon apple tesla tencent alibaba
    baidu bytedance huawei openai anthropic nvidia intel reuters bloomberg xinhua cnn nbc abc cbs fox bbc npr msnbc
    politico
    """
)
# Common nouns for bodies: «the company», «its development commission».
BODY_NOUNS = _words(
    """
    company firm startup start-up group agency ministry department office bureau commission committee council
    administration organization organisation association union institute academy university school college bank
    institution regulator watchdog authority authorities government court publisher vendor reseller supplier provider
    manufacturer developer carmaker maker chipmaker retailer consultancy think tank lab laboratory newspaper paper
    outlet magazine network campaign party team club lobby registry body foundation charity court police panel board
    unit division business enterprise operator platform service hospital city province country state county
    municipality embassy mission brokerage fund
    """
)
DOCUMENTS = _words(
    """
    report survey study poll whitepaper data figures statistics index paper research analysis statement filing filings document
    documents white review census results estimates numbers records tally list map memo indictment complaint lawsuit
    ruling transcript opinion letter email headline release notice book article editorial story post tweet website bill law
    """
)
TRADES = _words(
    """
    operative staffer insider donor lobbyist contractor builder veteran trucker miner grandson granddaughter nephew
    niece cousin fiancee fiance aunt uncle grandfather grandmother stepson stepdaughter roommate partner ally rival
    opponent challenger incumbent protester demonstrator supporter voter delegate organizer organiser aide assistant
    secretary treasurer defender critic director head chief mayor senator governor president professor lawyer attorney
    analyst economist researcher scientist engineer founder co-founder chairman chairwoman chair ceo executive officer
    spokesman spokeswoman spokesperson minister secretary congressman congresswoman congressmember representative
    lawmaker candidate nominee judge justice doctor physician nurse teacher coach manager editor author writer
    novelist reporter journalist adviser advisor strategist consultant investor farmer driver student expert academic
    historian sociologist scholar fellow partner vice-president commissioner sheriff prosecutor pollster businessman
    businesswoman billionaire mogul developer activist organizer dean principal superintendent clerk pastor priest
    bishop rabbi imam veteran general colonel ambassador diplomat official leader speaker premier chancellor prime
    king queen pope actor actress singer artist musician player striker goalkeeper captain entrepreneur banker trader
    broker agent buyer seller owner resident tenant neighbour neighbor witness victim suspect defendant plaintiff
    mother father wife husband son daughter brother sister widow friend colleague politician republican democrat
    socialist libertarian conservative liberal star host anchor columnist commentator woman man girl boy teenager
    retiree pensioner volunteer worker employee
    """
)
PLURALS = _words(
    """
    officials experts analysts economists organizers organisers researchers scientists police authorities critics
    supporters lawmakers republicans democrats investigators prosecutors lawyers sources doctors residents executives
    developers recruiters investors traders aides advisers advisors staffers operatives pollsters strategists
    observers witnesses regulators engineers editors teachers farmers workers unions companies firms banks leaders
    activists protesters opponents proponents campaigners conservatives liberals voters people members representatives
    spokespeople historians scholars academics diplomats journalists reporters insiders allies rivals state-media
    media ministers senators governors students parents families neighbours neighbors colleagues friends
    """
)
# What a sentence on a company opens with, beside its name.
COMMON = _words(
    """
    revenue revenues sales profit profits earnings shares stocks prices losses income growth users downloads customers
    market markets data research chips technology industry demand supply production output imports exports orders spending
    investment costs subscribers turnover margins
    """
)
# What is written on a thing is no speech: «A banner read "…"».
THINGS = _words(
    """
    motto banner banners sign signs slogan slogans poster posters placard placards billboard sticker stickers t-shirt
    shirt cap hat plaque label tagline caption logo headline headlines subtitle inscription flag mug button buttons
    graffiti chyron
    """
)
QUANTIFIERS = _words(
    """
    a an the one two three four five six seven eight nine ten several some many most few both another other no every
    each his her its their our my this that these those all more any none nobody nothing everyone everybody someone
    dozens hundreds thousands multiple such
    """
)
EVENTS = (
    r"(?:news|press|town|phone|telephone|video|conference|briefing|rally|event|interview|forum|hearing|meeting|debate|"
    r"statement|call|summit|speech|email|e-mail|emailed|letter|tweet|post|blog|memo|note|report|column|op-ed|message|"
    r"broadcast|ceremony|dinner|luncheon|reception|gala|fundraiser|panel|podcast|appearance|segment|address|remarks|"
    r"testimony|ruling|opinion|filing|release|announcement|series|reply|response|gathering|session|launch|opening|workshop|video)"
)


@lru_cache(maxsize=8192)
def is_trade(word: str) -> bool:
    """Whether a word names what somebody is: director, geologist, co-author, congresswoman."""
    low = word.lower().strip(".,")
    return low in TRADES or low.endswith(
        (
            "ologist",
            "ographer",
            "ician",
            "omist",
            "entist",
            "author",
            "woman",
            "person",
            "-elect",
            "-in-law",
            "-year-old",
            "ologists",
            "winner",
        )
    )
