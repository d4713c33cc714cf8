#pragma once

/* First names that are common where the four languages are spoken, and are hardly ever anything
 * else when they begin with a capital. A pattern's alternatives. */
#define SJ_FIRST_NAMES \
  "aaron|abigail|adrian|adriana|agnes|ahmed|aisha|alan|albert|alberto|alejandra|alejandro|" \
  "alessandro|alexander|alexandra|alexandre|alexis|alfonso|alfred|alice|alicia|alison|" \
  "allison|ali|amanda|amandine|amelia|ana|anaïs|andrea|andreas|andrés|andrew|andy|angela|" \
  "ángela|anita|anja|anke|ann|anna|anne|annette|annika|anthony|antoine|antonia|antonio|" \
  "arthur|astrid|aurélie|ayşe|barbara|beate|beatriz|ben|benedikt|benjamin|benoît|bernard|" \
  "bernd|birgit|björn|bob|brenda|brian|brigitte|bruno|camille|carina|carla|carlos|carmen|" \
  "carol|carolina|caroline|catherine|cécile|céline|chantal|charles|charlie|charlotte|chloé|" \
  "chloe|chris|christel|christian|christiane|christina|christine|christoph|christophe|" \
  "christopher|claire|clara|claude|claudia|clément|corinne|cristina|cynthia|dagmar|damien|" \
  "daniel|daniela|danielle|david|debbie|deborah|delphine|denis|dennis|diana|diane|diego|" \
  "dieter|dirk|dominik|dominique|donna|doris|dorothea|dylan|eduardo|edward|elena|elke|" \
  "elizabeth|elisabeth|ellen|élodie|emily|emilia|emma|emmanuel|enrique|eric|éric|erik|" \
  "erika|ernesto|esther|ethan|eugenia|eva|evelyn|fabian|fatima|felix|fernanda|fernando|" \
  "fiona|florence|florian|francesca|francisca|francisco|franck|françois|françoise|franz|" \
  "frédéric|friedrich|gabriel|gabriela|gabriele|gareth|gary|gemma|george|georg|gerald|" \
  "gérard|gerhard|gertrud|gilles|gisela|gonzalo|graham|greg|gregor|grégory|guillaume|" \
  "guillermo|günter|günther|hannah|hanna|hans|harald|harry|hassan|hector|héctor|heather|" \
  "heidi|heike|heiko|heinz|helen|helena|hélène|helga|helmut|henri|henry|herbert|hermann|" \
  "holger|horst|hugo|ian|ignacio|inés|inès|ines|ingo|ingrid|irene|irina|isabel|isabella|" \
  "isabelle|ivan|iván|jack|jacob|jacqueline|jacques|jaime|jakob|james|jane|janet|jason|" \
  "javier|jean|jeff|jeffrey|jennifer|jenny|jens|jérôme|jessica|jesús|jim|joachim|joan|" \
  "joanna|joanne|joaquín|jochen|joe|joel|johan|johann|johanna|johannes|john|jonas|jonathan|" \
  "jordan|jorge|jörg|josé|josef|joseph|josephine|joshua|juan|juana|juanita|judith|julia|" \
  "julian|juliane|julie|julien|julio|jürgen|justine|kai|karen|karin|karl|karsten|katharina|" \
  "katherine|kathleen|kathrin|kathy|katie|katja|katrin|keith|kelly|kenneth|kerstin|kevin|" \
  "kim|klaus|kristin|kurt|lars|laura|laurent|lauren|laurence|lea|léa|lena|leon|léon|leonie|" \
  "leslie|lewis|liam|lidia|linda|lisa|lorena|lothar|louis|louise|luca|lucas|lucía|lucie|" \
  "lucy|luis|luisa|lukas|luke|lydia|madeleine|maite|manfred|manuel|manuela|marc|marcel|" \
  "marcela|marco|marcos|marcus|margaret|margarita|margot|maría|maria|mariana|marianne|" \
  "marie|marina|mario|marion|markus|marta|martha|martin|martín|martina|martine|mary|mateo|" \
  "mathieu|mathilde|mathis|matthew|matthias|matthieu|maureen|maurice|megan|mehmet|melanie|" \
  "mélanie|melissa|michael|michaela|michel|michèle|michelle|miguel|mike|mohamed|mohammed|" \
  "monica|mónica|monika|monique|moritz|mustafa|nadia|nadine|nancy|natalia|natalie|nathalie|" \
  "nathan|neil|nicholas|nick|nicolas|nicolás|nicole|niklas|nils|noah|noelia|norbert|nuria|" \
  "olaf|oliver|olivia|olivier|oscar|óscar|pablo|pamela|paola|pascal|patricia|patrick|paul|" \
  "paula|pauline|pedro|peter|petra|philip|philipp|philippe|phillip|pierre|pilar|rachel|" \
  "rafael|rainer|ralf|ralph|ramón|raphaël|raquel|raúl|rebecca|regina|reinhard|renate|" \
  "renaud|rené|ricardo|richard|robert|roberto|rodrigo|roger|roland|rolf|romain|ronald|" \
  "rosalía|rosemary|roxana|rubén|rudolf|russell|ruth|ryan|sabine|sabrina|salvador|sam|" \
  "samantha|samuel|sandra|sandrine|sara|sarah|scott|sean|sébastien|sebastian|sebastián|" \
  "sergio|sharon|shirley|silke|silvia|simon|simone|sofia|sofía|sonia|sonja|sophia|sophie|" \
  "stefan|stefanie|stephan|stéphane|stéphanie|stephanie|stephen|steve|steven|stuart|susan|" \
  "susana|susanne|sven|svenja|sylvia|sylvie|tamara|tanja|teresa|thérèse|theresa|thierry|" \
  "thomas|thorsten|tim|timo|timothy|tina|tobias|tom|tomás|torsten|tracy|udo|ulrich|ulrike|" \
  "ursula|ute|uwe|valentin|valentina|valérie|vanessa|vera|verónica|véronique|veronika|" \
  "vicente|victor|víctor|victoria|viktoria|vincent|virginia|virginie|volker|walter|wendy|" \
  "werner|wilhelm|william|wolfgang|xavier|ximena|yannick|yasmin|yolanda|yves|yvonne|zoe|" \
  "zoé"
