package register

import "strings"

// leadingPosts begin the names of posts whose holder heads a body, in small letters.
var leadingPosts = []string{
	"президент", "раис", "рәис", "глава", "премьер-министр", "министр", "руководитель", "председатель", "директор", "генеральный директор",
	"исполнительный директор", "ректор", "посол", "чрезвычайный и полномочный посол", "генеральный консул", "мэр", "губернатор",
	"president", "rais", "head", "prime minister", "minister", "chairman", "chairwoman", "chair", "director", "general director",
	"director general", "chief executive", "rector", "ambassador", "consul general", "mayor", "governor",
}

// Leads reports whether who holds the post heads the body, as far as its words say.
func (a Appointment) Leads() bool {
	for _, post := range a.Post.All() {
		post = strings.ToLower(strings.TrimSpace(post))
		for _, leading := range leadingPosts {
			if rest, begins := strings.CutPrefix(post, leading); begins && (rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, ",")) {
				return true
			}
		}
	}
	return false
}
