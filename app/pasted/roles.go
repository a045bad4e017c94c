package pasted

import (
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

// Role is what a list says that somebody is among the others on it.
type Role string

// Roles of delegations and commissions.
const (
	NoRole       Role = ""
	Head         Role = "head"
	CoChair      Role = "co_chair"
	Deputy       Role = "deputy"
	Secretary    Role = "secretary"
	Member       Role = "member"
	Expert       Role = "expert"
	Accompanying Role = "accompanying"
	Interpreter  Role = "interpreter"
	Protocol     Role = "protocol"
	Press        Role = "press"
)

// Delegate is the role in a delegation; empty where none was said.
func (r Role) Delegate() register.DelegateRole {
	switch r {
	case NoRole:
		return ""
	case Head, CoChair:
		return register.DelegateHead
	case Accompanying:
		return register.DelegateAccompanying
	case Interpreter:
		return register.DelegateInterpreter
	case Protocol:
		return register.DelegateProtocol
	case Press:
		return register.DelegatePress
	}
	return register.DelegateMember
}

// Member is the role in a commission; empty where none was said.
func (r Role) Member() register.MemberRole {
	switch r {
	case NoRole:
		return ""
	case Head, CoChair:
		return register.RoleCoChair
	case Deputy:
		return register.RoleDeputy
	case Secretary:
		return register.RoleSecretary
	case Expert, Interpreter:
		return register.RoleExpert
	}
	return register.RoleOfMember
}

// ofWhat is the body in which a role is held, as it follows the word of the role.
const ofWhat = `(?:\s+(?:от\s+)?(?:of\s+|for\s+|from\s+)?(?:the\s+)?(?:\S+\s+){0,5}?(?:делегаци\S*|комисси\S*|комитета|мпк|рабочей группы|группы|части|стороны|delegation|commission|committee|working group|group|part|side)(?:\s.*)?)`

// ofCommission is the body in which somebody who presides is a co-chair.
const ofCommission = `(?:\s+(?:of\s+|for\s+)?(?:the\s+)?(?:\S+\s+){0,5}?(?:комисси\S*|мпк|рабочей группы|части|стороны|commission|working group|part|side)(?:\s.*)?)`

// roleWords tell roles; the first that fits counts. A profession is a post as well.
var roleWords = []struct {
	means      Role
	profession bool
	words      pattern.Pattern
}{
	{Deputy, false, pattern.Of(`^(?:зам\.?|заместитель|первый заместитель)\s+(?:сопредседателя.*|главы` + ofWhat + `|руководителя` + ofWhat + `|председателя` + ofCommission + `)$|^(?:deputy|vice)[ -](?:co-?chair\S*|head` + ofWhat + `)(?:\s.*)?$|^(?:зам|заместител[ьи])\.? (?:рук|руководителя|главы)\.?$|^рәистәш урынбасары$`)},
	{Head, false, pattern.Of(`^җитәкче(?:се)?$|^(?:глава|руководитель|рук\.)(?:\s+\S+){0,3}\s+делегации(?:\s.*)?$|^(?:head|leader|chief)(?:\s+of)?(?:\s+the)?(?:\s+\S+){0,2}\s+delegation(?:\s.*)?$|^делегация (?:башлыгы|җитәкчесе)$|^heyet başkanı$|^nümayəndə heyətinin (?:rəhbəri|başçısı)$|^delegation (?:head|leader)$`)},
	{CoChair, false, pattern.Of(`^сопредседател\S*.*$|^co-?chair\S*(?:\s.*)?$|^рәистәш\S*.*$|^eş ?başkan\S*$|^həmsədr\S*$|^иш рәис\S*.*$|^(?:председатель|руководитель)` + ofCommission + `$|^chair(?:man|person)?` + ofCommission + `$`)},
	{Secretary, false, pattern.Of(`^отв\. сек\.?$|^(?:ответственн\S+|отв\.|исполнительн\S+|учен\S+)\s+секретарь?(?:\s.*)?$|^секретарь` + ofWhat + `?$|^(?:executive |responsible )?secretary` + ofWhat + `?$|^executive secretary.*$|^җаваплы сәркатип.*$|^сәркатип$`)},
	{Member, false, pattern.Of(`^член(?:ы)?` + ofWhat + `?$|^members?` + ofWhat + `?$|^участник(?:и)?` + ofWhat + `?$|^(?:делегация |комиссия )?әгъза(?:сы|лары|лар)?$|^(?:heyet |komisyon )?üye(?:si|leri|ler)?$|^(?:nümayəndə heyətinin |komissiya )?üzv(?:ü|lər|ləri)?$`)},
	{Accompanying, false, pattern.Of(`^(?:лица,? )?сопровождающ\S+(?:\s+(?:лиц\S+|персонал))?(?:\s+\S+)?$|^accompanying(?:\s+(?:persons?|staff|officials?))?$|^озатып баручы\S*$`)},
	{Interpreter, true, pattern.Of(`^перев\.?$|^переводчи\S+(?:\s.*)?$|^interpreters?(?:\s.*)?$|^тәрҗемәче\S*$|^tercüman\S*$|^tərcüməçi\S*$`)},
	{Protocol, true, pattern.Of(`^(?:сотрудник(?:и)? |служба )?протокол\S*(?:\s.*)?$|^protocol(?:\s+(?:officers?|staff|service))?$`)},
	{Press, true, pattern.Of(`^(?:пресса|пресс-служба|пресс-секретарь|сми|представител\S+ сми|журналист\S*|корреспондент\S*|оператор|фотограф\S*|телеоператор)(?:\s.*)?$|^(?:press|media|journalists?|press officer|photographer)(?:\s.*)?$|^матбугат\S*(?:\s.*)?$`)},
	{Expert, true, pattern.Of(`^эксперт(?:ы)?` + ofWhat + `?$|^experts?` + ofWhat + `?$`)},
}

// roleOf returns the role named by a phrase that says nothing else.
func roleOf(phrase string) (role Role, profession, ok bool) {
	phrase = strings.Trim(folded(phrase), " .,;:–—-")
	if phrase == "" || len(phrase) > 200 {
		return NoRole, false, false
	}
	for _, w := range roleWords {
		if w.words().MatchString(phrase) {
			return w.means, w.profession, true
		}
	}
	return NoRole, false, false
}

// shortRoles are roles in brackets or in a column, where one word is enough.
var shortRoles = map[string]Role{
	"глава": Head, "руководитель": Head, "рук": Head, "head": Head, "leader": Head, "башлык": Head,
	"председатель": CoChair, "chair": CoChair, "chairman": CoChair, "chairperson": CoChair,
	"зам": Deputy, "заместитель": Deputy, "заместитель председателя": Deputy, "зам председателя": Deputy, "заместители председателя": Deputy, "заместители руководителя": Deputy, "заместители": Deputy, "deputy": Deputy, "deputy chairman": Deputy,
	"секретарь": Secretary, "отв секретарь": Secretary, "secretary": Secretary,
}

// shortRoleOf is roleOf for what stands in brackets or in a column of roles.
func shortRoleOf(phrase string) (Role, bool) {
	if role, _, ok := roleOf(phrase); ok {
		return role, true
	}
	role, ok := shortRoles[strings.ReplaceAll(folded(phrase), ".", "")]
	return role, ok
}
