// Names as the lifting apps write them, collected from their exports (Strong, Hevy, FitNotes, StrongLifts,
// Lyfta, GymBook, GymRun) and from the exercise vocabulary of each language. Accents are left out, a star
// ends a stem. Order: English, German, French, Italian, Spanish, Swedish, Danish.
#include "ingest/exercise/name_rules.h"

namespace freshlegs::exercise {
namespace {

using enum Movement;

constexpr NameRules kNames[] = {
    {squat,
     "squat | leg press | hack squat | pistol | thruster | wall sit | wall ball | belt squat | sissy squat | "
     "leg sled | "
     "box squat | zercher | pendulum squat | "
     "kniebeug* | frontkniebeug* | beinpress* | hackenschmidt* | wandsitz* | "
     "presse cuisse | presse jambe | chaise | accroupissement | "
     "pressa | pressa gambe | accosciat* | "
     "sentadilla | prensa | prensa pierna | "
     "knaboj* | frontboj* | benpress* | jagarsit* | "
     "benpre*"},
    {lunge,
     "lunge | split squat | bulgarian | step up | stepup | step down | walking lunge | curtsy | cossack | "
     "skater squat | "
     "ausfallschritt* | bulgarisch* | aufsteig* | "
     "fente | bulgare | montee banc | "
     "affond* | bulgaro | salita panca | "
     "zancada | estocada | desplante | bulgara | subida banco | subida cajon | "
     "utfall* | utfallssteg* | bulgarisk* | "
     "udfald*"},
    {hinge,
     "deadlift | romanian deadlift | stiff leg deadlift | rdl | sldl | good morning | rack pull | hip hinge "
     "| jefferson | "
     "pull through | trap bar | hex bar | block pull | "
     "kreuzheb* | rumanisch* | "
     "souleve terre | souleve* | "
     "stacc* | stacco terra | "
     "peso muerto | buenos dia | "
     "marklyft* | raka mark* | "
     "dodloft*"},
    {olympic,
     "clean | snatch | power clean | hang clean | clean jerk | high pull | split jerk | push jerk | clean "
     "press | muscle clean | "
     "reissen | stossen | umsetzen | standumsetzen | epaule jete | arrache | girata | strappo | slancio | "
     "cargada | arrancada | "
     "frivandning | ryck | stot"},
    {hip_thrust,
     "hip thrust | glute bridge | hip raise | hip bridge | bridge | hip lift | frog pump | hip extension | "
     "pelvic lift | "
     "beckenheb* | hufthe* | huftstreck* | hip thruster | "
     "pont fessier | pont | releve* bassin | extension hanche | "
     "ponte glute* | ponte | spinta anca | spinta anche | sollevament* bacino | "
     "puente gluteo | puente | empuje cadera | elevacion* cadera | "
     "hoftlyft* | hofthavning* | backenlyft* | hoftlyft bank | hofteloft* | hoftethrust* | bakkenloft*"},
    {knee_extension,
     "leg extension | lever leg extension | quad extension | knee extension | sissy | reverse nordic | "
     "spanish squat hold | "
     "beinstreck* | beinextension* | "
     "extension* jambe | extension* quadricep* | "
     "estension* gambe | estension* gamba | "
     "extension* pierna | extension* cuadricep* | "
     "bensparka* | benspark* | larsparka* | benstrack* | "
     "benstrak* | larstrak*"},
    {knee_flexion,
     "leg curl | hamstring curl | lying leg curl | seated leg curl | standing leg curl | slider curl | leg "
     "curl ball | hamstring | "
     "beinbeug* | beincurl* | "
     "flexion* jambe | curl jambe | ischio* | leg curl allonge | "
     "flession* gambe | flession* gamba | curl gambe | femorali | "
     "curl pierna | curl femoral | femoral | flexion* pierna | "
     "larcurl* | bencurl* | lar curl | "
     "larkrol*"},
    {knee_flexion,
     "nordic curl | nordic hamstring | nordic ham | nordic | glute ham | ghr | glute ham raise | ghd raise | "
     "natural leg curl",
     true},
    {squat, "eccentric squat | negative squat | tempo squat", true},
    {calf,
     "calf | calf raise | calf press | calf press leg press | calf extension | standing calf raise | seated "
     "calf raise | "
     "heel raise | toe raise | toe press | tibialis | tib raise | donkey calf | single leg calf raise | calf "
     "raise leg press | "
     "waden* | wadenheb* | wadenpress* | fersenheb* | "
     "mollet | extension* mollet | "
     "polpacc* | calf raise polpacci | "
     "gemelo | pantorrilla | elevacion* talon* | "
     "vadpress* | vader | vad | tahavning* | vadlyft* | "
     "lagpre* | lagloft* | tahavn*"},
    {plyometric,
     "box jump | jump squat | squat jump | jumping squat | jump lunge | jumping lunge | lunge jump | split "
     "jump | broad jump | "
     "depth jump | drop jump | tuck jump | plyo* | bounding | hop | single leg hop | skater jump | lateral "
     "bound | frog jump | "
     "vertical jump | jump | pogo | hurdle jump | squat jack | "
     "sprung | sprunge | kastensprung* | strecksprung* | sprungkniebeug* | "
     "saut | squat saute | saut boite | "
     "salto | salti | squat salt* | "
     "salto cajon | sentadilla salto | "
     "hopp | boxhopp* | upphopp* | lamhopp* | "
     "boxhop*"},
    {swing,
     "kettlebell swing | swing | kb swing | american swing | russian swing | kettlebellschwing* | "
     "svingning*"},
    {hip,
     "hip abduct* | hip adduct* | abduct* | adduct* | clamshell | clam | fire hydrant | glute kickback | "
     "donkey kick | kickback glute | "
     "cable kickback leg | glute | monster walk | lateral band walk | band walk | copenhagen | hip circle | "
     "hip flexor | "
     "standing kickback | rear kick | side leg raise | side lying leg raise | hip flexion | inner thigh | "
     "outer thigh | leg kickback | "
     "abduktor* | adduktor* | abduktion* | adduktion* | gesass* | "
     "abducteur | adducteur | fessier | kickback fessier | "
     "abduttor* | adduttor* | gluteo | glutei | slanci | "
     "abductor | aductor* | abduccion* | aduccion* | gluteo maquina | patada gluteo | patada* | "
     "hoftabduktion* | rumpspark* | sida spark | balder"},
    {back_extension,
     "back extension | hyperextension | reverse hyper* | roman chair | lower back | superman | "
     "ruckenstreck* | hyperextension* | "
     "extension* lombaire | lombaire | banc lombaire | "
     "iperestension* | estension* schiena | lombari | "
     "hiperextension* | extension* lumbar | lumbar* | "
     "rygglyft* | rygresning* | rygstrak* | ryghavning*"},
    {leg_raise,
     "leg raise | knee raise | hanging leg raise | lying leg raise | flutter kick | scissor kick | leg lift "
     "| toe to bar | knee up | "
     "captain chair | leg drop | leg lower* | hanging knee raise | knee tuck | parallel bar knee raise | "
     "beinheb* | knieheb* | "
     "releve* jambe | releve* genou | "
     "alzat* gambe | alzat* ginocchi* | sollevament* gambe | "
     "elevacion* pierna | elevacion* rodilla | "
     "benlyft* | hangande ben* | knalyft* | "
     "benloft*"},
    {carry,
     "carry | farmer | farmer walk | farmer carry | suitcase carry | yoke | sandbag carry | waiter walk | "
     "kettlebell carry | "
     "farmergang | bauerngang | marche fermier | passeggiata contadino | paseo granjero | paseo del granjero "
     "| bondens gang | bondegang"},
    {whole_body,
     "burpee | turkish get up | get up | man maker | squat thrust | devil press | sled | sled push | sled "
     "pull | prowler | tire flip | "
     "up down | bear crawl | atlas stone | log press | rope climb leg | clean squat press | dumbbell complex "
     "| "
     "schlitten* | traineau | slitta | trineo"},
    {core,
     "crunch | plank | sit up | situp | russian twist | ab | abs | ab wheel | ab roller | mountain climber | "
     "hollow | dead bug | deadbug | "
     "woodchop* | wood chop | pallof | side bend | toe touch | toe tap | v up | v pulse | bicycle crunch | "
     "oblique | core | twist | "
     "abdominal | jackknife | bird dog | l sit | dragon flag | rollout | heel touch | windshield wiper | "
     "vacuum | stomach | total abdominal | "
     "torso rotation | hip drop | side plank | ab twist | cable twist | "
     "bauch* | unterarmstutz* | rumpf* | seitstutz* | beinsenken | "
     "gainage | abdo | abdos | planche | "
     "addominal* | addome | plank laterale | torsion* | "
     "plancha | abdominales | abdomen | giro* ruso | "
     "planka | magen | mage | "
     "planken | mavebojning* | mave*"},
    {upper,
     "bench | bench press | press | chest press | shoulder press | overhead press | military press | incline "
     "| decline | floor press | "
     "arnold | push press | chest | fly | flye | flie | butterfly | pec deck | pec | crossover | cable cross "
     "| push up | pushup | dip | "
     "pull up | pullup | chin up | chinup | pulldown | pull down | lat pulldown | lat | pullover | row | "
     "bent over row | upright row | "
     "t bar row | pendlay | face pull | shrug | curl | bicep | bicep curl | hammer curl | preacher | wrist "
     "curl | reverse curl | tricep | "
     "triceps extension | tricep extension | tricep press | skull crusher | pushdown | kickback | tricep "
     "kickback | overhead extension | extension | raise | lateral raise | "
     "front raise | rear delt | delt | reverse fly | muscle up | ring row | inverted row | landmine press | "
     "rowing barbell | rowing | "
     "band pull apart | external rotation | internal rotation | battle rope | ball slam | wrist | forearm | "
     "grip | dead hang | hang | handstand | "
     "straight arm pulldown | push down | scapula* | cuban | svend | hammer strength | shoulder | single leg "
     "row | farmer row | "
     "bankdruck* | drucken | schragbank* | schulterdruck* | uberkopfdruck* | nackendruck* | brustpress* | "
     "fliegende* | butterfly reverse | "
     "liegestutz* | klimmz* | latzug* | latzieh* | uberzug* | rudern | langhantelrudern | seitheb* | "
     "frontheb* | bizeps* | trizeps* | "
     "hammercurl* | scottcurl* | schulterheb* | nackenheb* | kabelzug* | armbeug* | armstreck* | beugestutz* "
     "| stirndruck* | "
     "developpe* | tirage | traction | pompe | elevation* | elevation* laterale | oiseau | ecarte* | couche "
     "| barre front | vis a vis | "
     "panca | panca piana | distension* | lento avanti | trazion* | rematore | pulley | alzat* | alzat* "
     "laterali | spinte | spint* manubri | croci | "
     "flession* | piegament* | french press | bicipit* | tricipit* | parallele | tirate | petto | spalle | "
     "scrollate | dorsali | "
     "banca | press banca | jalon* | dominada | remo | flexion* | fondo | elevacion* | elevacion* lateral* | "
     "apertura* | cruce* | pecho | hombro | "
     "encogimiento* | curl bicep* | patada tricep* | tricep* polea | "
     "bankpress* | axelpress* | militarpress* | rodd* | hantelrodd* | latsdrag* | rackhav* | armhavning* | "
     "chin | sidolyft* | hantellyft* | "
     "axellyft* | bicepscurl* | tricepspress* | pushdown* | flye* | stangrodd* | "
     "bankpre* | skulderpre* | roning | armbojning* | armstrak* | kropshavning* | sidelaft* | sidehav* | "
     "skulder* | brystpre* | trak"},
    {cardio,
     "cycling | bike | biking | spinning | stationary bike | assault bike | elliptical | cross trainer | "
     "crosstrainer | stair | stairmaster | "
     "stair climb* | stepper | step mill | rowing machine | rower | indoor rowing | rowing indoor | concept2 "
     "| ski erg | skierg | jump rope | "
     "skipping | skipping rope | jumping jack | high knee | butt kick | cardio | hiit | aerobic* | hiking | "
     "elliptical trainer | air bike | "
     "seilspring* | fahrrad* | ergometer | hampelmann* | treppe* | rudergerat | rudermaschine | "
     "velo | corde sauter | rameur | elliptique | "
     "bicicletta | corda saltare | corda | vogatore | ellittica | cyclette | "
     "bicicleta | saltar cuerda | comba | eliptica | remoergometro | "
     "cykel* | hopprep* | roddmaskin | trappmaskin | "
     "cykling | sjipp* | romaskine"},
    {run,
     "running | run | treadmill | jog | jogging | sprint | walking | walk | swimming | "
     "laufband | laufen | gehen | course | tapi course | tapi roulant | marche | corsa | camminata | correr "
     "| carrera | cinta correr | caminata | "
     "lopning | lopband | promenad | lob | lobeband | gang"},
    {warm_up,
     "warm up | warmup | stretch | stretching | hamstring stretch | calf stretch | glute stretch | quad "
     "stretch | hip stretch | hip flexor stretch | hip mobility | mobility | foam roll* | yoga | "
     "aufwarm* | dehn* | echauffement | etirement* | riscaldamento | calentamiento | estiramiento* | "
     "uppvarmning | opvarmning | "
     "leg swing | ankle circle | cat camel | arm circle"},

    // Names that a shorter rule above would misread, and short forms that lifters type.
    {squat,
     "squat press | squat row | squat thruster | landmine squat | landmine squat press | sumo squat | ssb"},
    {lunge,
     "rfess | bss | ffess | atg split | sentadilla bulgara | kniebeug* bulgarisch* | "
     "squat bulgaro | squat bulgare"},
    {hinge, "kickstand | b stance rdl | stiff"},
    {calf,
     "waden* beinpress* | mollet presse | polpacc* pressa | gemelo prensa | elevacion* gemelo | elevacion* "
     "pantorrilla | "
     "vadpress* benpress* | calf press seated leg press"},
    {hip_thrust, "huftstos*"},
    {swing, "kettlebell schwing* | schwing* kettlebell"},
    {olympic, "reisen | stosen | hantelreisen"},
    {back_extension, "ryggresning* | rygresning*"},
    {hip,
     "cable kickback | standing cable kickback | huftabdukt* | huftaddukt* | hofteabdukt* | hoftabdukt* | "
     "hofteaddukt* | "
     "lateral leg raise | side step | banded side step | lateral walk"},
    {plyometric, "bound | squat salto"},
    {leg_raise, "knee to elbow"},
    {cardio,
     "climbing | skating | skiing | snowboarding | boxing | shadow boxing | martial art | salto corda | saut "
     "corde | "
     "sjippetov | rope jumping"},
    {run, "esteira | swim | schwimmen | natation | nuoto | natacion | simning"},
    {warm_up, "pilate | downward dog | child pose | world greatest stretch"},
    {core,
     "decline crunch | palloff | pallof press | palloff press | front lever | front lever raise "
     "| jack knife | "
     "landmine 180 | spiderman | shoulder tap | plank shoulder tap | abdominaux | plankan | scissor | hollow "
     "rock"},
    {upper,
     "around world | ohp | skullcrusher* | rope climb | skivstangsrodd | stangrodd | militaerpre* | "
     "militarpre* | "
     "landmine 180 press | jm press | z press | bradford | tate press | hex press"},

    // Portuguese, Dutch, Norwegian.
    {squat, "agachamento | leg press 45 | kniebuig* | beenper* | kneboy* | beinpress"},
    {lunge, "avanco | afundo | passada | uitval* | utfall"},
    {hinge, "levantamento terra | terra romeno | markloft*"},
    {knee_extension, "cadeira extensora | extensora | extensao perna | beenextensie | kneekstensjon"},
    {knee_flexion, "mesa flexora | cadeira flexora | flexora | beencurl*"},
    {calf, "panturrilha | gemeos | kuit* | kuitheffen | tahev | leggpress"},
    {hip_thrust, "elevacao pelvica | elevacao quadril | heupstoot | hofteloft"},
    {hip, "cadeira abdutora | abdutora | cadeira adutora | adutora"},
    {plyometric, "salto caixa | kassehopp"},
    {core, "prancha | abdominal supra | buikspier*"},
    {upper,
     "supino | desenvolvimento | puxada | remada | rosca | triceps corda | elevacao lateral | crucifixo | "
     "barra fixa | "
     "flexao | bankdruk* | optrek* | roei* | benkpress | nedtrekk | roing | skulderpress | pushup"},
};

constexpr NameRules kMuscles[] = {
    {legs,
     "leg | lower body | quad | quadricep | quadricip* | thigh | hamstring | glute | gluteal | hip | calf | "
     "calve | adductor | abductor | "
     "bein* | oberschenkel* | unterschenkel* | quadrizep* | beinbeuger | gesass* | wade* | adduktor* | "
     "jambe | cuisse | fessier | mollet | ischio* | "
     "gambe | gamba | glutei | muscoli glutei | coscia | flessori coscia | polpacc* | adduttor* | femoral* | "
     "pierna | muslo | gluteo | cuadricep* | gemelo | isquio* | pantorrilla | "
     "ben | lar | vader | rumpa | sate* | baglar | framlar | "
     "underben | balder | lag | lagge"},
    {upper,
     "chest | back | lat | shoulder | arm | bicep | tricep | forearm | trap | trapeziu* | delt* | pec | "
     "pectoral* | upper body | rhomboid | neck | "
     "brust | rucken | schulter* | arme | arm | bizep* | trizep* | unterarm* | nacken | "
     "poitrine | dos | epaule | bras | pectoraux | avant bras | trapeze* | "
     "torace | petto | schiena | spall* | muscoli spalla | bracci* | flessori braccio | estensori braccio | "
     "pettorali | muscoli dorsali | dorsali | trapezio | "
     "bicipit* | tricipit* | avambracci* | "
     "pecho | espalda | hombro | brazo | antebrazo | dorsal* | "
     "brost | rygg | axel* | axlar | armar | underarm* | "
     "bryst | ryg | skulder* | arme"},
    {core,
     "ab | abs | abdominal* | core | oblique | lower back | lumbar | "
     "bauch* | rumpf* | unterer rucken | abdo | abdos | lombaire* | addome | addominali | obliqui | muscoli "
     "lombari | abdomen | lumbares | "
     "mage | magmuskl* | landrygg | mave*"},
    {cardio, "cardio | conditioning | aerobic | ausdauer | endurance"},
    {olympic, "olympic"},
    {whole_body, "full body | whole body | total body | ganzkorper* | corps entier | helkropp | helkrop"},
};

}  // namespace

std::span<const NameRules> name_rules() { return kNames; }
std::span<const NameRules> muscle_rules() { return kMuscles; }

}  // namespace freshlegs::exercise
