package lang

import "accord/storage/site"

// Site says why a register does not lie well in a share or a synchronised folder.
func Site(is site.Site) string { return T("site."+string(is.Kind), synchroniser(is.Name)) }

// synchroniser is what a program that synchronises folders is called in the language in use.
func synchroniser(name string) string {
	switch name {
	case site.YandexDisk:
		return T("site.yandex")
	case site.GoogleDrive:
		return T("site.google")
	case site.MailCloud:
		return T("site.mail")
	case site.SberDisk:
		return T("site.sber")
	}
	return name
}
