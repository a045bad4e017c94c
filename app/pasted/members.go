package pasted

// Members reads the list of a commission's members: as People does, but everyone has a role, a member's where none is
// written, and the side of the heading above.
func Members(text string) []Person {
	members := People(text)
	for i := range members {
		members[i].preside()
		if members[i].Role == NoRole {
			members[i].Role = Member
		}
	}
	return members
}

// preside takes a role over that a commission's list says in one word: "Председатель – Песошин А.В.".
func (p *Person) preside() {
	if p.Role != NoRole && p.Role != Member {
		return
	}
	parts := segments(p.Post)
	for i, part := range parts {
		if role, is := shortRoleOf(part.text); is && role != Member {
			p.Role = role
			parts = append(parts[:i:i], parts[i+1:]...)
			p.Post = cleanPost(joined(parts))
			return
		}
	}
}
