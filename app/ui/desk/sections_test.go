package desk

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage"
	"accord/storage/register"
)

func TestWhoeverIsInvitedIsNotNamedOnHisOwnCard(t *testing.T) {
	name := register.Text{Ru: "Алиев Ильхам", En: "Aliyev Ilham", Tt: "Алиев Илһам"}
	said := storage.Line{Hint: register.Text{Ru: "Алиев Ильхам, Саммит", En: "Aliyev Ilham, Summit", Tt: "Алиев Илһам, Саммит"}}
	got := InvitedTo([]storage.Mentioner{{Line: said, Role: register.RoleInvited}, {Line: said, Role: register.RoleInviter}}, name)
	assert.Equal(t, register.Text{Ru: "Саммит", En: "Summit", Tt: "Саммит"}, got[0].Hint)
	assert.Equal(t, said.Hint, got[1].Hint)
}
