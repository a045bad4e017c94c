package assets

import _ "embed"

var (
	// SampleRegister is the sample register in Accord's own JSON: the working visit to Baku of
	// 29.11.2022 as its press release tells it. What the release does not say is left empty.
	//
	//go:embed sample/register.json
	SampleRegister []byte
	// MadeUpWords are the words of which large registers are made up for trying things out.
	//
	//go:embed sample/madeup.json
	MadeUpWords []byte
)
