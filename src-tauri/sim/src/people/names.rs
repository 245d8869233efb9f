//! Names in the forms people write them, put together from invented pairs.
//!
//! Ashby sends one string and never splits it, so a form here is a script together with an order and a
//! spelling: particles, double family names, commas, one name only, joiners, marks, stray spaces.

use rand::rngs::StdRng;

use super::deck::pick;

/// A way of writing names. `label` says in a test's message which one it was.
#[derive(Clone, Copy)]
pub struct NameForm {
    pub label: &'static str,
    given: &'static [&'static str],
    family: &'static [&'static str],
    write: fn(&str, &str) -> String,
}

impl NameForm {
    /// A name of this form.
    pub fn name(&self, rng: &mut StdRng) -> String {
        (self.write)(pick(rng, self.given), pick(rng, self.family))
    }
}

fn given_first(given: &str, family: &str) -> String {
    format!("{given} {family}")
}

fn family_first(given: &str, family: &str) -> String {
    format!("{family} {given}")
}

fn joined(given: &str, family: &str) -> String {
    format!("{family}{given}")
}

fn comma(given: &str, family: &str) -> String {
    format!("{family}, {given}")
}

fn only_given(given: &str, _: &str) -> String {
    given.to_owned()
}

const fn form(
    label: &'static str,
    write: fn(&str, &str) -> String,
    given: &'static [&'static str],
    family: &'static [&'static str],
) -> NameForm {
    NameForm { label, given, family, write }
}

const LATIN_GIVEN: &[&str] =
    &["Anna", "Bram", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas"];
const LATIN_FAMILY: &[&str] =
    &["Keller", "Lindqvist", "Marsh", "Novak", "Olsen", "Petit", "Rossi", "Sander", "Thorne"];
const NONE: &[&str] = &[""];

/// The plainest form: two Latin names.
pub const PLAIN: NameForm = form("two latin names", given_first, LATIN_GIVEN, LATIN_FAMILY);

/// Every form.
pub const FORMS: &[NameForm] = &[
    PLAIN,
    form(
        "particles",
        given_first,
        LATIN_GIVEN,
        &[
            "van den Berg",
            "de la Cruz",
            "von und zu Ahlen",
            "dos Santos",
            "al-Amin",
            "Mac Giolla",
            "d’Arcy",
            "in 't Veld",
        ],
    ),
    form(
        "double family name",
        given_first,
        &["María José", "João Pedro", "Nuria"],
        &["García Lorente", "Sá Nogueira"],
    ),
    form(
        "hyphens",
        given_first,
        &["Jean-Luc", "Ann-Kathrin", "Mary-Jane"],
        &["Smith-Jones", "Müller-Lüdenscheidt"],
    ),
    form("comma", comma, LATIN_GIVEN, LATIN_FAMILY),
    form("comma with suffix", |given, family| format!("{family}, {given}, Jr."), LATIN_GIVEN, LATIN_FAMILY),
    form("suffix", |given, family| format!("{given} {family} III"), LATIN_GIVEN, LATIN_FAMILY),
    form("title", |given, family| format!("Dr. {given} {family}, PhD"), LATIN_GIVEN, LATIN_FAMILY),
    form("initials", |_, family| format!("J. R. R. {family}"), NONE, LATIN_FAMILY),
    form("nickname", |given, family| format!("{given} “Mo” {family} (she/her)"), LATIN_GIVEN, LATIN_FAMILY),
    form(
        "all capitals",
        |given, family| format!("{given} {}", family.to_uppercase()),
        LATIN_GIVEN,
        LATIN_FAMILY,
    ),
    form("all small", |given, family| format!("{given} {family}").to_lowercase(), LATIN_GIVEN, LATIN_FAMILY),
    form("one name", only_given, &["Suharta", "Björna", "Nimrose", "Teller"], NONE),
    form("one letter", only_given, &["O", "Ö", "X", "E"], NONE),
    form("apostrophes", given_first, &["Siobhán", "D'Arcy", "Ka‘ano‘i"], &["O'Brien", "O’Connor", "N'Diaye"]),
    form(
        "diacritics",
        given_first,
        &["Žofie", "Łucja", "Ștefan", "Åse", "Gökçe"],
        &["Dvořáková", "Żółć", "Öztürk", "Þórsdóttir"],
    ),
    form(
        "combining marks",
        given_first,
        &["Zoe\u{308}", "Jose\u{301}", "A\u{30a}sa"],
        &["Nun\u{303}ez", "Mu\u{308}ller"],
    ),
    form("vietnamese", family_first, &["Thị Minh Ngọc", "Văn Đức", "Quỳnh Như"], &["Nguyễn", "Trần", "Đặng"]),
    form("turkish dotless i", given_first, &["Işıl", "İbrahim", "Çiğdem"], &["Yıldırım", "Şahin"]),
    form("han", joined, &["小明", "子轩", "雨桐", "建國"], &["王", "欧阳", "歐陽", "李"]),
    form("han beyond the first plane", joined, &["𠮷郎", "太郎"], &["𠮷野", "𩸽田"]),
    form("kanji and kana", family_first, &["さくら", "太郎", "ケンジ", "ひろみ"], &["山田", "髙橋", "渡邉"]),
    form("half width kana", family_first, &["ｻｸﾗ", "ﾀﾛｳ"], &["ﾔﾏﾀﾞ", "ｽｽﾞｷ"]),
    form("hangul", joined, &["민준", "서연", "지우"], &["김", "남궁", "박"]),
    form("hangul in jamo", joined, &["\u{1106}\u{1175}\u{11ab}"], &["\u{1100}\u{1175}\u{11b7}"]),
    form("arabic", given_first, &["مريم", "يوسف", "عبد الرحمن"], &["الحداد", "بن سالم", "المصري"]),
    form("persian with a joiner", given_first, &["نیلوفر", "آرش"], &["می\u{200c}رزایی", "حسینی\u{200c}نژاد"]),
    form("hebrew", given_first, &["נועה", "איתן", "תָּמָר"], &["כהן-לוי", "בן דוד"]),
    form(
        "two directions",
        |given, family| format!("{given} ({family})"),
        &["Mariam", "Yosef"],
        &["مريم", "יוסף"],
    ),
    form("cyrillic", given_first, &["Ольга", "Дмитрий", "Алёна"], &["Кузнецова", "Петренко", "Ёлкин"]),
    form("cyrillic with patronymic", family_first, &["Анна Сергеевна", "Пётр Ильич"], &["Орлова", "Щукин"]),
    form("ukrainian", given_first, &["Олександр", "Соломія"], &["В’ячеславенко", "Їжакевич", "Ґудзь"]),
    form("greek", given_first, &["Ελένη", "Γιώργος"], &["Παπαδοπούλου", "Αντωνίου"]),
    form("thai", given_first, &["สมชาย", "น้ำฝน", "กุลธิดา"], &["ใจดี", "ศรีสุวรรณ"]),
    form("devanagari", given_first, &["प्रिया", "अर्जुन"], &["शर्मा", "श्रीवास्तव"]),
    form("tamil", given_first, &["தமிழ்ச்செல்வி", "அருண்"], &["முருகன்", "சுந்தரம்"]),
    form("georgian and armenian", given_first, &["ნინო", "Արամ"], &["ბერიძე", "Պետրոսյան"]),
    form("ethiopic", given_first, &["ሰላም", "ዳዊት"], &["ተስፋዬ", "በቀለ"]),
    form("emoji", given_first, &["Sunny 🌞", "Kai 👩🏽‍💻", "Ro 🏳️‍🌈"], &["Fields 🌾", "👨‍👩‍👧‍👦 Marsh"]),
    form(
        "invisible characters",
        |given, family| format!("{given}\u{200b} {family}\u{200e}"),
        LATIN_GIVEN,
        LATIN_FAMILY,
    ),
    form(
        "stray spaces",
        |given, family| format!("  {given}\u{a0}\u{2009} {family}\t"),
        LATIN_GIVEN,
        LATIN_FAMILY,
    ),
    form(
        "looks like markup",
        |given, family| format!("{given} <b>{family}</b> & \"Co\" \\ \u{2028}"),
        LATIN_GIVEN,
        LATIN_FAMILY,
    ),
    form(
        "looks like a formula",
        |given, family| format!("=HYPERLINK(\"{given}\") {family}"),
        LATIN_GIVEN,
        LATIN_FAMILY,
    ),
    form("digits", |given, family| format!("{given} {family} 2nd #4"), LATIN_GIVEN, LATIN_FAMILY),
    form(
        "very long",
        |given, family| format!("{given} {}", vec![family; 40].join(" y ")),
        &["Maximiliana Wilhelmine", "Kodakanallur"],
        &["Featherstonehaugh", "Papanikolopoulos"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn every_form_gives_a_name_with_something_to_see_in_it() {
        let mut rng = StdRng::seed_from_u64(3);
        for form in FORMS {
            let name = form.name(&mut rng);
            assert!(name.chars().any(char::is_alphanumeric), "{}: {name:?}", form.label);
        }
    }

    #[test]
    fn forms_differ_in_their_labels() {
        let labels: std::collections::HashSet<&str> = FORMS.iter().map(|form| form.label).collect();
        assert_eq!(labels.len(), FORMS.len());
    }
}
