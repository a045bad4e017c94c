package storage_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// spellings are names as registers hold them, and how people ask for them.
var spellings = map[string][]string{
	// Azerbaijani: by ear in Russian and in English, and without its marks.
	"Xəzər":         {"Хазар", "Xezer", "xəzər", "XƏZƏR", "Khazar", "хезер"},
	"Qəbələ":        {"Габала", "Qebele", "Gabala", "Qəbələ"},
	"Xaçmaz":        {"Хачмаз", "Xacmaz", "Khachmaz"},
	"Qarabağ":       {"Гарабаг", "Qarabag", "Карабаг"},
	"Cavid":         {"Джавид", "cavid", "Javid"},
	"Işıq":          {"isik", "isiq", "Ышыг", "IŞIQ"},
	"Işık":          {"isik", "ISIK", "Ышык"},
	"Gəncə":         {"Гянджа", "Gence", "Ganja", "Генджа", "Gyanja"},
	"Naxçıvan":      {"Нахчыван", "Naxcivan", "Nakhchivan"},
	"Şəki":          {"Шеки", "Seki", "Sheki", "Шаки"},
	"Sumqayıt":      {"Сумгаит", "Sumqayit", "Sumgait"},
	"Mingəçevir":    {"Мингечевир", "Mingecevir", "Mingachevir"},
	"Xocalı":        {"Ходжалы", "Xocali", "Khojaly"},
	"Heydər":        {"Гейдар", "Хейдар", "Heyder", "Heydar"},
	"Əliyev":        {"Алиев", "Алиева", "Eliyev", "Aliyev"},
	"Azərbaycan":    {"Азербайджан", "Azerbaycan", "Azerbaijan", "азербайджана"},
	"Göyçay":        {"Гёйчай", "Goycay", "Goychay"},
	"İsmayıllı":     {"Исмаиллы", "Ismayilli"},
	"Qebele Xezer":  {"Габала Хазар", "Qəbələ Xəzər"}, // the register lacks the marks
	"Вагиф Джавид":  {"Vaqif Cavid", "Vagif Javid"},
	"Хачмаз Шамхал": {"Xacmaz", "Xaçmaz"},
	// Tatar: by its own Latin letters, and as Turkish writes the same words.
	"Мәдәният министрлыгы": {"medeniyet", "mədəniyət", "mädäniyät", "madaniyat", "меденият"},
	"Хезмәттәшлек":         {"hezmetteshlek", "xezmetteşlek", "xezmättäşlek"},
	"Мәркәз үзәге":         {"merkez", "mərkəz", "uzege", "üzəge"},
	"Türk Medeniyet":       {"мәдәният"},
	// Neighbours and further.
	"Erdoğan":                {"Эрдоган", "Erdogan"},
	"Milošević":              {"Милошевич", "Milosevic"},
	"Đoković":                {"Джокович", "Djokovic", "Dokovic"},
	"Łódź":                   {"Lodz", "łódź"},
	"Müller Straße":          {"Mueller", "Muller", "Мюллер", "strasse", "STRASSE"},
	"København Rødovre":      {"kobenhavn", "Roedovre", "Rodovre"},
	"Århus":                  {"Aarhus", "Arhus"},
	"Þórshöfn Seyðisfjörður": {"Thorshofn", "seydisfjordur"},
	"Curaçao":                {"Curacao", "Curachao"},
	"Côte d’Ivoire":          {"cote d'ivoire", "Ivoire", "dIvoire", "Cote dʼIvoire"},
	"O‘zbekiston":            {"Ozbekiston", "O'zbekiston", "Oʻzbekiston", "Ўзбекистон"},
	"G‘afur":                 {"Gafur", "Gʻafur", "Ғафур"},
	"Ўзбекистон":             {"Uzbekiston", "O'zbekiston"},
	"Запоріжжя об'єднання":   {"запоріжжя", "обєднання", "об’єднання", "обʼєднання"},
	"Қазақстан":              {"Qazaqstan", "казакстан"},
	"Ҡазан ҙур ҫыра Һаҡмар": {"казан", "зур", "сыра", "хакмар", "Ҡазан"},
	"Гӏалгӏай хьаӏа":        {"галгай"},
	// The c of the West is k in Russian.
	"Macron Victor":      {"Макрон", "Виктор", "Makron", "виктору"},
	"Коннор Карлос":      {"Connor", "Carlos", "Konnor"},
	"Bismarck Nicaragua": {"Бисмарк", "Никарагуа", "Bismark"},
	"Бисмарк Никарагуа":  {"Bismarck", "Nicaragua"},
	"Хезмәттәшлек җыены": {"хезмэттэшлек", "жыены", "хезмәттәшлек", "hezmattashlek"},
	"Ρόδος":              {"ροδοσ", "ΡΟΔΟΣ", "Ρόδος"},
	"ایران کشور":         {"ايران", "كشور"},
	"مُحَمَّد":           {"محمد", "محمــد"},
	"می\u200cخواهم":      {"میخواهم", "ميخواهم"},
	"中华人民共和国":            {"中华人民共和国", "中华"},
	"हिन्दी":             {"हिन्दी"},
	// Letters that nobody sees, marks and signs that stand for letters.
	"мя\u00adгкий перенос":     {"мягкий", "мя\u00adгкий"},
	"нулевая ши\u200bрина":     {"ширина"},
	"соединитель сло\u2060во":  {"слово", "сло\ufeffво", "\u202bслово\u202c"},
	"Коро\u0301ль Бори\u0301с": {"король", "борис"},
	"ﬁnance oﬃce":              {"finance", "office", "ﬁnance"},
	"Ⅳ саммит":                 {"IV", "iv саммит", "Ⅳ", "ⅳ"},
	"２０２２ ＡＢＣＤ":                {"2022", "abcd"},
	"١٩٩٩ ۲۰۰۱":                {"1999", "2001"},
	"Площадь 12 м²":            {"м2"},
	// Numbers with and without zeros, spaces and what stands before them.
	"Cmd. 04321":           {"Cmd 4321", "cmd4321", "4321", "04321", "Cmd.4321"},
	"Cmnd1234":             {"Cmnd 1234", "1234", "Cmd 1234"},
	"TS-0042/1999":         {"ts 42", "TS42/1999", "ts0042", "42/1999"},
	"№ 007 / 05":           {"№7/5", "7/5", "007/05", "№ 007/5"},
	"Treaty No. 15 (1842)": {"№ 15", "treaty 15 1842"},
	// Small words are not required.
	"Treaty of Amity between Siam and Spain": {"treaty amity siam spain", "the treaty of amity for Siam"},
	"О дружбе и торговле":                    {"дружба торговля", "дружба о торговле", "о дружбе и о торговле"},
}

func TestEverySpellingFindsTheName(t *testing.T) {
	f := storagetest.New(t)
	for name := range spellings {
		f.Partner(register.Partner{Name: register.Ru(name)})
	}
	for name, asked := range spellings {
		for _, one := range append(asked, name) {
			hits, err := f.Search(ctx, one, 20)
			require.NoError(t, err, one)
			assert.Contains(t, labels(hits), register.Line(name), "asked for %q", one)
			ids, err := f.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Find: one}})
			require.NoError(t, err, one)
			assert.NotEmpty(t, ids, "the list filtered by %q", one)
			assert.NotEmpty(t, storage.Marks(name, one), "%q in %q", one, name)
		}
	}
}

func TestWhatIsAnotherWordIsNotFound(t *testing.T) {
	f := storagetest.New(t)
	for _, name := range []string{"Мера", "Код", "Город", "Баку", "Agreement No. 15"} {
		f.Partner(register.Partner{Name: register.Ru(name)})
	}
	for _, asked := range []string{"мара", "год", "корот", "пакт", "№ 16"} {
		hits, err := f.Search(ctx, asked, 5)
		require.NoError(t, err)
		assert.Empty(t, hits, asked)
	}
}

func TestDaysAreFoundAsPeopleWriteThem(t *testing.T) {
	f := storagetest.New(t)
	f.Agreement(register.Agreement{Title: register.Text{Ru: "Нанкинский договор", En: "Treaty of Nanking"}, Parties: []register.Party{
		{Side: register.Ours, PartnerID: f.Partner(register.Partner{}).ID, SignedOn: "1842-08-29"},
	}})
	f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-29"})
	f.Visit(register.Visit{Title: register.Ru("Ответный визит"), From: "2022-12"})
	f.Partner(register.Partner{Name: register.Ru("Завод, открытый 5 марта 1999 года")})
	f.Partner(register.Partner{Name: register.Ru("Протокол № 11/2022")})
	said := []string{
		"5 мая 1998", "05.05.1998", "5.5.98", "5.V.1998", "5-го мая 1998", "5th of May, 1998", "May 5, 98", "1998-05", "1998, май", "1998 елның 5 маенда", "5 нче май 1998",
	}
	for _, name := range []string{
		"Соглашение от 5.V.1998", "Соглашение от 5-го мая 1998 года", "Соглашение от 05.05.98", "Agreement of the 5th day of May, 1998", "Килешү, 1998 елның 5 маенда",
	} {
		f.Partner(register.Partner{Name: register.Ru(name)})
	}
	for want, asked := range map[string][]string{
		"Нанкинский договор":                    {"Nanking 1842", "29.08.1842", "29 августа 1842", "August 29, 1842", "август 1842", "08.1842", "1842", "1842-08-29", "29 August 1842 Nanking"},
		"Визит в Баку":                          {"29.11.2022", "29 ноября 2022", "29 ноября 2022 г.", "29 ноября 2022 года", "ноябрь 2022", "в ноябре 2022", "november 2022", "Nov 29 2022", "29th November 2022", "2022-11-29", "29/11/2022", "11.2022", "баку 2022", "визит 29.11.2022", "2022 елның 29 ноябре", "2022 елның ноябре"},
		"Ответный визит":                        {"декабрь 2022", "12.2022", "декабрь 2022 визит"},
		"Завод, открытый 5 марта 1999 года":     {"05.03.1999", "5.3.1999", "1999-03-05", "март 1999", "завод 5 марта 1999"},
		"Соглашение от 5.V.1998":                said,
		"Соглашение от 5-го мая 1998 года":      said,
		"Соглашение от 05.05.98":                said,
		"Agreement of the 5th day of May, 1998": said,
		"Килешү, 1998 елның 5 маенда":           said,
		"Протокол № 11/2022":                    {"11/2022", "11.2022", "ноябрь 2022"},
	} {
		for _, one := range asked {
			hits, err := f.Search(ctx, one, 20)
			require.NoError(t, err, one)
			assert.Contains(t, labels(hits), want, "asked for %q", one)
		}
	}
	for _, asked := range []string{"30.11.2022", "28 ноября 2022", "ноябрь 2021", "Nanking 1843", "06.05.98", "5.VI.1998"} {
		hits, err := f.Search(ctx, asked, 20)
		require.NoError(t, err)
		assert.Empty(t, hits, asked)
	}
}

// Words that were replaced one by one stayed in the index: with each version that wrote it anew, search became slower.
func TestAnIndexWrittenAnewTakesNoMoreRoom(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	for i := range 300 {
		f.Partner(register.Partner{Name: register.Ru(fmt.Sprintf("Объединение предприятий %d", i))})
	}
	require.NoError(t, f.Close())
	size := func() int64 {
		return raw(t, f.Path(), "SELECT sum(length(block)) FROM words_data") + raw(t, f.Path(), "SELECT sum(length(block)) FROM titles_data")
	}
	before := size()
	for range 2 {
		raw(t, f.Path(), "INSERT INTO settings VALUES ('derive.words', '')")
		require.NoError(t, open(t, f.Path()).Close())
		assert.LessOrEqual(t, size(), before)
	}
}

// The index of a register that an earlier version has kept is written at the first opening, and once begun from where
// it was left.
func TestTheIndexOfAnOlderRegisterIsWrittenAnew(t *testing.T) {
	storagetest.OfFile(t)
	f := storagetest.New(t)
	f.Partner(register.Partner{Name: register.Ru("Гянджа")})
	f.Partner(register.Partner{Name: register.Ru("Xəzər")})
	trashed := f.Partner(register.Partner{Name: register.Ru("Хазар старый")})
	_, err := f.Delete(ctx, trashed.Ref())
	require.NoError(t, err)
	require.NoError(t, f.Close())
	first := fmt.Sprint(raw(t, f.Path(), "SELECT entry FROM catalogue WHERE label_ru = 'Гянджа'"))
	for _, c := range []struct {
		done string
		want []string
	}{{"", []string{"Гянджа", "Xəzər"}}, {first, []string{"Xəzər"}}} {
		raw(t, f.Path(), "DELETE FROM words")
		raw(t, f.Path(), "DELETE FROM titles")
		raw(t, f.Path(), "INSERT INTO settings VALUES ('derive.words', '"+c.done+"')")
		s := open(t, f.Path())
		var got []string
		for _, asked := range []string{"гянджа", "хазар"} {
			hits, err := s.Search(ctx, asked, 5, register.KindPartner)
			require.NoError(t, err)
			got = append(got, labels(hits)...)
		}
		assert.Equal(t, c.want, got)
		require.NoError(t, s.Close())
		assert.Zero(t, raw(t, f.Path(), "SELECT count(*) FROM settings"))
	}
}
