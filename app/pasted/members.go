package pasted

// Members reads the list of a commission's members: as People does, but each has a role, that of a member where none is
// said, and the side under whose heading it stands.
func Members(text string) []Person {
	members := People(text)
	for i := range members {
		if members[i].Role == NoRole {
			members[i].Role = Member
		}
	}
	return members
}
