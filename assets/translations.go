package assets

import "embed"

// Translations holds the words of the interface: translations/{ru,en,tt}.json are ours,
// translations/fyne.{ru,en,tt}.json are those of the toolkit's own dialogs and menus, and
// translations/names.json corrects and completes the names of countries and languages.
//
//go:embed translations/*.json
var Translations embed.FS
