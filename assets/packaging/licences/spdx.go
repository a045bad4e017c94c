package main

import "strings"

// A phrase tells a licence; all of a rule's phrases must be there.
var phrases = []struct {
	identifier string
	all        []string
	none       string
}{
	{identifier: "Apache-2.0", all: []string{"apache license", "version 2.0"}},
	{identifier: "MIT", all: []string{"permission is hereby granted, free of charge", "to deal in the software without restriction"}},
	{identifier: "BSD-3-Clause", all: []string{"redistribution and use in source and binary forms", "to endorse or promote products"}},
	{identifier: "BSD-2-Clause", all: []string{"redistribution and use in source and binary forms"}, none: "to endorse or promote products"},
	{identifier: "ISC", all: []string{"permission to use, copy, modify, and", "distribute this software for any purpose with or without fee"}},
	{identifier: "Zlib", all: []string{"this software is provided 'as-is'", "altered source versions must be plainly marked"}},
	{identifier: "Unlicense", all: []string{"this is free and unencumbered software released into the public domain"}},
	{identifier: "OFL-1.1", all: []string{"sil open font license", "1.1"}},
	{identifier: "Bitstream-Vera", all: []string{"bitstream vera", "permission is hereby granted, free of charge"}},
	{identifier: "Unicode-3.0", all: []string{"unicode license v3"}},
	{identifier: "FTL", all: []string{"the freetype project license"}},
	{identifier: "IJG", all: []string{"independent jpeg group", "this software is copyright"}},
	{identifier: "AGG", all: []string{"anti-grain geometry", "is granted provided this copyright notice appears in all copies"}},
	{identifier: "blessing", all: []string{"may you do good and not evil"}},
}

// licences are the identifiers (SPDX's, and AGG) of the licences that a text holds.
func licences(text string) []string {
	words := strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("//", " ", "*", " ", "`", "'", "‘", "'", "’", "'").Replace(text)), " "))
	var found []string
	for _, p := range phrases {
		fits := p.none == "" || !strings.Contains(words, p.none)
		for _, phrase := range p.all {
			fits = fits && strings.Contains(words, phrase)
		}
		if fits {
			found = append(found, p.identifier)
		}
	}
	return found
}
