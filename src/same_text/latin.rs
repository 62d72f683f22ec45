//! Latin letters that are written as one character or as a letter and its accents.

/// Each accent with the small letters that carry it, each followed by what it is without that accent; and the capital
/// I with a dot, whose small letter is an i with a dot more.
///
/// # Source
/// Unicode Character Database, UnicodeData.txt, canonical decompositions of the small letters of Latin-1 Supplement,
/// Latin Extended-A, Latin Extended-B and Latin Extended Additional (unicode.org/Public/UCD/latest/ucd). Confirmed.
pub(super) const COMPOSED: &[(char, &str)] = &[
    ('\u{300}', "àaèeìiòoùuǜüǹnḕēṑōẁwầâằăềêồôờơừưỳy"),
    ('\u{301}', "áaéeíióoúuýyćcĺlńnŕrśsźzǘüǻåǽæǿøḉçḗēḯïḱkḿmṍõṓōṕpṹũẃwấâắăếêốôớơứư"),
    ('\u{302}', "âaêeîiôoûuĉcĝgĥhĵjŝsŵwŷyẑzậạệẹộọ"),
    ('\u{303}', "ãañnõoĩiũuṽvẫâẵăẽeễêỗôỡơữưỹy"),
    ('\u{304}', "āaēeīiōoūuǖüǭǫȫöȭõȱȯȳyḡgḹḷṝṛ"),
    ('\u{306}', "ăaĕeğgĭiŏoŭuḝȩặạ"),
    ('\u{307}', "ċcėeġgżzȧaȯoḃbḋdḟfḣhṁmṅnṗpṙrṡsṥśṧšṩṣṫtẇwẋxẏyẛſİi"),
    ('\u{308}', "äaëeïiöoüuÿyḧhṏõṻūẅwẍxẗt"),
    ('\u{309}', "ảaẩâẳăẻeểêỉiỏoổôởơủuửưỷy"),
    ('\u{30a}', "åaůuẘwẙy"),
    ('\u{30b}', "őoűu"),
    ('\u{30c}', "čcďděeľlňnřršsťtžzǎaǐiǒoǔuǚüǧgǩkǯʒȟh"),
    ('\u{30f}', "ȁaȅeȉiȍoȑrȕu"),
    ('\u{311}', "ȃaȇeȋiȏoȓrȗu"),
    ('\u{323}', "ḅbḍdḥhḳkḷlṃmṇnṛrṣsṭtṿvẉwẓzạaẹeịiọoợơụuựưỵy"),
    ('\u{324}', "ṳu"),
    ('\u{325}', "ḁa"),
    ('\u{326}', "șsțt"),
    ('\u{327}', "çcģgķkļlņnŗrşsţtȩeḑdḩh"),
    ('\u{328}', "ąaęeįiųuǫo"),
    ('\u{32d}', "ḓdḙeḽlṋnṱtṷu"),
    ('\u{32e}', "ḫh"),
    ('\u{330}', "ḛeḭiṵu"),
    ('\u{331}', "ḇbḏdḵkḻlṉnṟrṯtẕzẖh"),
];
