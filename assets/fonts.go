package assets

import _ "embed"

// The four styles of Noto Sans as TrueType files, under the SIL Open Font License. They serve the
// screen and the printed papers; the toolkit's own copy draws the Cyrillic і and ј without dots.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	FontRegular []byte
	//go:embed fonts/NotoSans-Bold.ttf
	FontBold []byte
	//go:embed fonts/NotoSans-Italic.ttf
	FontItalic []byte
	//go:embed fonts/NotoSans-BoldItalic.ttf
	FontBoldItalic []byte
	// FontSigns has the mathematical and geometric signs that the four lack, out of Noto Sans Math and Noto Sans Symbols 2.
	//go:embed fonts/NotoSansSigns-Regular.ttf
	FontSigns []byte
	// FontOthers has the letters of Arabic, Hebrew, Georgian and Armenian, out of the Noto Sans of each, for papers and pictures.
	//go:embed fonts/NotoSansOther-Regular.ttf
	FontOthers []byte
	// FontLicence is the text of the fonts' licence.
	//go:embed fonts/OFL.txt
	FontLicence string
)
