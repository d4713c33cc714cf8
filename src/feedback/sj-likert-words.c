#define G_LOG_DOMAIN "sj-likert"

#include "feedback/sj-likert-words.h"

#define VERY SJ_DEGREE_VERY
#define PLAIN SJ_DEGREE_PLAIN
#define SOMEWHAT SJ_DEGREE_SOMEWHAT

/* Labels whose words say something else one by one, or whose words are not parted by spaces. */
const SjLikertPhrases sj_likert_phrases[] = {
  { SJ_LIKERT_NEUTRAL, 0,
    "neutral|neither|undecided|mixed|neutre|neutro|neutra|neutraal|neutralny|neutralna|neutralni|"
    "neutraali|noytral|нейтрально|tarafsiz|kararsizim|weder noch|teils teils|unentschieden|mittel|"
    "mittelmassig|indifferent|indeciso|indecisa|varken eller|hverken eller|verken eller|"
    "delvis enig delvis uenig|ei kumpikaan|niet eens niet oneens|niet mee eens niet mee oneens|"
    "niet eens en niet oneens|niet tevreden niet ontevreden|niet tevreden en niet ontevreden|"
    "どちらともいえない|どちらとも言えない|どちらでもない|普通|ふつう|一般|中立|보통|보통이다" },

  { SJ_LIKERT_SATISFACTION, -VERY,
    "pas du tout satisfait|pas du tout satisfaite|pas du tout satisfaits|非常に不満|とても不満|"
    "大変不満|非常不满意|很不满意|非常不滿意|매우 불만족|매우 불만|매우 불만족한다|erittain tyytymaton" },
  { SJ_LIKERT_SATISFACTION, -PLAIN, "不満|不满意|不滿意|불만족|불만|불만족한다" },
  { SJ_LIKERT_SATISFACTION, -SOMEWHAT, "やや不満|どちらかといえば不満|比较不满意|不太满意|약간 불만족" },
  { SJ_LIKERT_SATISFACTION, SOMEWHAT, "やや満足|どちらかといえば満足|比较满意|약간 만족" },
  { SJ_LIKERT_SATISFACTION, PLAIN, "満足|满意|滿意|만족|만족한다" },
  { SJ_LIKERT_SATISFACTION, VERY,
    "非常に満足|とても満足|大変満足|非常满意|很满意|非常滿意|매우 만족|매우 만족한다" },

  { SJ_LIKERT_AGREEMENT, -VERY,
    "stimme uberhaupt nicht zu|stimme gar nicht zu|trifft uberhaupt nicht zu|trifft gar nicht zu|"
    "stimme ganz und gar nicht zu|pas du tout daccord|instammer inte alls|taysin eri mielta|"
    "全くそう思わない|まったくそう思わない|非常不同意|完全不同意|很不同意|전혀 그렇지 않다|"
    "전혀 동의하지 않는다|per niente daccordo|per nulla daccordo|nada de acuerdo" },
  { SJ_LIKERT_AGREEMENT, -PLAIN,
    "eri mielta|そう思わない|不同意|그렇지 않다|동의하지 않는다" },
  { SJ_LIKERT_AGREEMENT, -SOMEWHAT,
    "jokseenkin eri mielta|あまりそう思わない|ややそう思わない|有点不同意|比较不同意" },
  { SJ_LIKERT_AGREEMENT, SOMEWHAT,
    "jokseenkin samaa mielta|ややそう思う|有点同意|比较同意" },
  { SJ_LIKERT_AGREEMENT, PLAIN, "samaa mielta|そう思う|同意|그렇다|동의한다" },
  { SJ_LIKERT_AGREEMENT, VERY,
    "taysin samaa mielta|とてもそう思う|非常にそう思う|強くそう思う|非常同意|完全同意|很同意|매우 그렇다|"
    "매우 동의한다" },

  /* "Svært" is "hard" in Danish and "very" in Norwegian. */
  { SJ_LIKERT_EASE, -VERY, "meget svært" },
  { SJ_LIKERT_EASE, -PLAIN, "svært" },
  { SJ_LIKERT_EASE, -SOMEWHAT, "lidt svært|ret svært" },
  { 0, 0, NULL },
};

const SjLikertPole sj_likert_poles[] = {
  { SJ_LIKERT_SATISFACTION, 1,
    "satisfied|zufrieden|satisfait|satisfaite|satisfaits|satisfaites|satisfecho|satisfecha|"
    "soddisfatto|soddisfatta|soddisfatti|satisfeito|satisfeita|tevreden|zadowolony|zadowolona|"
    "zadowoleni|spokojen|spokojena|spokojeny|nojd|nojda|tilfreds|fornoyd|tyytyvainen|удовлетворен|"
    "удовлетворена|доволен|довольна|memnun|memnunum" },
  { SJ_LIKERT_SATISFACTION, -1,
    "dissatisfied|unsatisfied|unzufrieden|insatisfait|insatisfaite|insatisfaits|insatisfaites|"
    "insatisfecho|insatisfecha|insoddisfatto|insoddisfatta|insatisfeito|insatisfeita|ontevreden|"
    "niezadowolony|niezadowolona|nespokojen|nespokojena|nespokojeny|missnojd|missnojda|utilfreds|"
    "misfornoyd|tyytymaton|неудовлетворен|неудовлетворена|недоволен|недовольна" },
  { SJ_LIKERT_AGREEMENT, 1,
    "agree|stimme|trifft|zutreffend|daccord|acuerdo|daccordo|concordo|eens|zgadzam|souhlasim|"
    "instammer|enig|"
    "согласен|согласна|katiliyorum" },
  { SJ_LIKERT_AGREEMENT, -1,
    "disagree|desacuerdo|disaccordo|discordo|oneens|nesouhlasim|uenig|несогласен|несогласна|"
    "katilmiyorum" },
  { SJ_LIKERT_IMPORTANCE, 1, "important|wichtig|importante|belangrijk|wazne|viktigt|vigtigt|"
    "viktig" },
  { SJ_LIKERT_IMPORTANCE, -1, "unimportant|unwichtig|onbelangrijk|niewazne|oviktigt" },
  { SJ_LIKERT_EASE, 1,
    "easy|einfach|leicht|facile|facil|makkelijk|gemakkelijk|latwe|latwo|snadne|latt|enkelt|nemt|"
    "lett|helppo|"
    "легко|kolay" },
  { SJ_LIKERT_EASE, -1,
    "difficult|hard|schwierig|schwer|difficile|dificil|moeilijk|trudne|trudno|obtizne|svart|"
    "vanskelig|vanskeligt|vaikea|трудно|сложно|zor" },
  { SJ_LIKERT_LIKELIHOOD, 1,
    "likely|wahrscheinlich|probable|probabile|provavel|waarschijnlijk|sannolikt|sandsynligt" },
  { SJ_LIKERT_LIKELIHOOD, -1,
    "unlikely|unwahrscheinlich|improbable|improbabile|improvavel|onwaarschijnlijk|osannolikt|"
    "usandsynligt" },
  { SJ_LIKERT_QUALITY, 1,
    "good|gut|bon|bonne|bueno|buena|buono|buona|bom|boa|goed|dobry|dobra|dobrze|bra|god|godt|hyva|"
    "хорошо|iyi" },
  { SJ_LIKERT_QUALITY, -1,
    "bad|poor|schlecht|mauvais|mauvaise|malo|mala|cattivo|cattiva|mau|ma|ruim|slecht|zly|zla|zle|"
    "dalig|darlig|darligt|huono|плохо|kotu" },
  { SJ_LIKERT_MANNERS, 1, "polite|friendly|freundlich|hoflich" },
  { SJ_LIKERT_MANNERS, -1, "rude|unfriendly|unfreundlich|unhoflich" },
  { SJ_LIKERT_HAPPINESS, 1, "happy|glucklich|content|contente|contento|contenta|feliz" },
  { SJ_LIKERT_HAPPINESS, -1, "unhappy|unglucklich|mecontent|mecontente|infeliz" },
  { SJ_LIKERT_USE, 1, "useful|helpful|hilfreich|nutzlich|utile|util|nuttig" },
  { SJ_LIKERT_USE, -1, "useless|unhelpful|nutzlos|inutile|inutil|nutteloos" },
  { 0, 0, NULL },
};

const SjLikertDegreeWords sj_likert_degrees[] = {
  { SJ_DEGREE_SLIGHT, "slightly|little|bit|litt|lidt|licht" },
  { SJ_DEGREE_SOMEWHAT,
    "somewhat|rather|tend|eher|etwas|plutot|algo|piuttosto|parcialmente|parzialmente|partiellement|"
    "enigszins|raczej|spise|delvis|nagot|jokseenkin|скорее|kismen|biraz" },
  { SJ_DEGREE_FAIR,
    "fairly|moderately|quite|mostly|ziemlich|uberwiegend|assez|bastante|abbastanza|redelijk|dosc|"
    "celkem|"
    "ganska|ret|noksa|melko|довольно|oldukca" },
  { SJ_DEGREE_VERY,
    "very|highly|sehr|tres|muy|molto|muito|zeer|erg|heel|bardzo|velmi|mycket|meget|svaert|erittain|"
    "очень|cok" },
  { SJ_DEGREE_EXTREME,
    "extremely|strongly|ausserst|extremement|extremadamente|estremamente|extremamente|fortemente|"
    "fuertemente|uiterst|sterk|zdecydowanie|rozhodne|starkt|kesinlikle" },
  { SJ_DEGREE_FULL,
    "completely|totally|fully|entirely|vollig|vollkommen|voll|ganz|totalement|entierement|tout|"
    "totalmente|completamente|plenamente|helemaal|volledig|calkowicie|zcela|helt|fullstandigt|"
    "fuldstaendig|taysin|полностью|совершенно|абсолютно|tamamen" },
  { 0, NULL },
};

const char sj_likert_negations[] =
  "not|no|nicht|pas|non|nao|niet|nie|ne|inte|ikke|ei|не|degil|degilim|peu|poco|pouco|weinig";

/* These make a negation whole, one within a word, too. Without any they say nothing that is sure:
 * "agree at all" is found in a translation for "fully agree". */
const char sj_likert_at_all[] =
  "all|uberhaupt|gar|du|wcale|vubec|alls|slet|вообще|совсем";

/* These are negations themselves, whole ones. */
const char sj_likert_nothing[] = "niente|nulla|affatto|nada|hic|lainkaan";

/* Words that change nothing. */
const char sj_likert_fillers[] =
  "yes|it|is|i|am|ja|nein|neutral|a|the|was|at|to|oui|si|zu|und|de|en|em|in|di|del|het|mee|ermee|"
  "er|"
  "fait|sie|se|jsem|s|je|suis|estoy|sono|ben|per|ik|hyvin|es|war|ich|bin|was|c|etait";
