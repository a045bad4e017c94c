-- +goose Up
-- Events with their editions, invitations with the days from which the steps of their life count, and the links between enterprises with
-- their states by day.
CREATE TABLE events (
	id               BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision         INTEGER NOT NULL,
	created_at       TEXT NOT NULL,
	created_by       TEXT NOT NULL,
	updated_at       TEXT NOT NULL,
	updated_by       TEXT NOT NULL,
	deleted_at       TEXT,
	title_ru         TEXT NOT NULL,
	title_en         TEXT NOT NULL,
	title_tt         TEXT NOT NULL,
	kind             TEXT NOT NULL,
	series_ru        TEXT NOT NULL,
	series_en        TEXT NOT NULL,
	series_tt        TEXT NOT NULL,
	parent_id        BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	edition          INTEGER NOT NULL,
	fate             TEXT NOT NULL,
	from_day         TEXT NOT NULL,
	to_day           TEXT NOT NULL,
	place_ru         TEXT NOT NULL,
	place_en         TEXT NOT NULL,
	place_tt         TEXT NOT NULL,
	organiser_ids    TEXT,
	role             TEXT NOT NULL,
	class_ru         TEXT NOT NULL,
	class_en         TEXT NOT NULL,
	class_tt         TEXT NOT NULL,
	sphere_ids       TEXT,
	note_ru          TEXT NOT NULL,
	note_en          TEXT NOT NULL,
	note_tt          TEXT NOT NULL,
	series_name_ru   TEXT NOT NULL,
	series_name_en   TEXT NOT NULL,
	series_name_tt   TEXT NOT NULL,
	series_fold      TEXT NOT NULL,
	organiser_ru     TEXT NOT NULL,
	organiser_en     TEXT NOT NULL,
	organiser_tt     TEXT NOT NULL,
	first_day        TEXT NOT NULL,
	last_day         TEXT NOT NULL,
	title_key_ru     BLOB NOT NULL,
	title_key_en     BLOB NOT NULL,
	title_key_tt     BLOB NOT NULL,
	organiser_key_ru BLOB NOT NULL,
	organiser_key_en BLOB NOT NULL,
	organiser_key_tt BLOB NOT NULL
);
CREATE INDEX events_title_ru ON events (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX events_title_en ON events (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX events_title_tt ON events (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX events_organiser_ru ON events (organiser_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX events_organiser_en ON events (organiser_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX events_organiser_tt ON events (organiser_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX events_day ON events (first_day, last_day, fate, id) WHERE deleted_at IS NULL;
CREATE INDEX events_kind ON events (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX events_parent ON events (parent_id, id) WHERE deleted_at IS NULL;
CREATE INDEX events_series ON events (series_fold, id) WHERE deleted_at IS NULL;

CREATE TABLE invitations (
	id               BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision         INTEGER NOT NULL,
	created_at       TEXT NOT NULL,
	created_by       TEXT NOT NULL,
	updated_at       TEXT NOT NULL,
	updated_by       TEXT NOT NULL,
	deleted_at       TEXT,
	direction        TEXT NOT NULL,
	from_partner_id  BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	from_person_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	to_person_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	to_partner_id    BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	to_delegation_ru TEXT NOT NULL,
	to_delegation_en TEXT NOT NULL,
	to_delegation_tt TEXT NOT NULL,
	event_id         BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	visit_id         BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	purpose_ru       TEXT NOT NULL,
	purpose_en       TEXT NOT NULL,
	purpose_tt       TEXT NOT NULL,
	source_kind      TEXT NOT NULL,
	source_id        BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	channel          TEXT NOT NULL,
	number           TEXT NOT NULL,
	sent_on          TEXT NOT NULL,
	reminders        TEXT,
	reply_due        TEXT NOT NULL,
	reply            TEXT NOT NULL,
	replied_on       TEXT NOT NULL,
	reply_channel    TEXT NOT NULL,
	substitute_id    BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	took_place       TEXT NOT NULL,
	result_visit_id  BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	note_ru          TEXT NOT NULL,
	note_en          TEXT NOT NULL,
	note_tt          TEXT NOT NULL,
	inviter_ru       TEXT NOT NULL,
	inviter_en       TEXT NOT NULL,
	inviter_tt       TEXT NOT NULL,
	invitee_ru       TEXT NOT NULL,
	invitee_en       TEXT NOT NULL,
	invitee_tt       TEXT NOT NULL,
	body_ru          TEXT NOT NULL,
	body_en          TEXT NOT NULL,
	body_tt          TEXT NOT NULL,
	occasion_ru      TEXT NOT NULL,
	occasion_en      TEXT NOT NULL,
	occasion_tt      TEXT NOT NULL,
	substitute_ru    TEXT NOT NULL,
	substitute_en    TEXT NOT NULL,
	substitute_tt    TEXT NOT NULL,
	sent_day         TEXT NOT NULL,
	reminded_day     TEXT NOT NULL,
	replied_day      TEXT NOT NULL,
	came_day         TEXT NOT NULL,
	due_day          TEXT NOT NULL,
	invitee_key_ru   BLOB NOT NULL,
	invitee_key_en   BLOB NOT NULL,
	invitee_key_tt   BLOB NOT NULL,
	occasion_key_ru  BLOB NOT NULL,
	occasion_key_en  BLOB NOT NULL,
	occasion_key_tt  BLOB NOT NULL
);
CREATE INDEX invitations_invitee_ru ON invitations (invitee_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_invitee_en ON invitations (invitee_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_invitee_tt ON invitations (invitee_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_occasion_ru ON invitations (occasion_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_occasion_en ON invitations (occasion_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_occasion_tt ON invitations (occasion_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_sent ON invitations (sent_day, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_due ON invitations (due_day, sent_day, replied_day, came_day, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_state ON invitations (came_day, replied_day, reply, sent_day, reminded_day, due_day, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_event ON invitations (event_id, sent_day, replied_day, came_day, reply, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_direction ON invitations (direction, id) WHERE deleted_at IS NULL;

CREATE TABLE production_links (
	id            BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision      INTEGER NOT NULL,
	created_at    TEXT NOT NULL,
	created_by    TEXT NOT NULL,
	updated_at    TEXT NOT NULL,
	updated_by    TEXT NOT NULL,
	deleted_at    TEXT,
	ours_id       BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	theirs_id     BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	kind          TEXT NOT NULL,
	object_ru     TEXT NOT NULL,
	object_en     TEXT NOT NULL,
	object_tt     TEXT NOT NULL,
	place_ru      TEXT NOT NULL,
	place_en      TEXT NOT NULL,
	place_tt      TEXT NOT NULL,
	steps         TEXT,
	since         TEXT NOT NULL,
	until_day     TEXT NOT NULL,
	share         INTEGER NOT NULL,
	sphere_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	source_kind   TEXT NOT NULL,
	source_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	note_ru       TEXT NOT NULL,
	note_en       TEXT NOT NULL,
	note_tt       TEXT NOT NULL,
	ours_ru       TEXT NOT NULL,
	ours_en       TEXT NOT NULL,
	ours_tt       TEXT NOT NULL,
	theirs_ru     TEXT NOT NULL,
	theirs_en     TEXT NOT NULL,
	theirs_tt     TEXT NOT NULL,
	since_day     TEXT NOT NULL,
	object_key_ru BLOB NOT NULL,
	object_key_en BLOB NOT NULL,
	object_key_tt BLOB NOT NULL,
	ours_key_ru   BLOB NOT NULL,
	ours_key_en   BLOB NOT NULL,
	ours_key_tt   BLOB NOT NULL,
	theirs_key_ru BLOB NOT NULL,
	theirs_key_en BLOB NOT NULL,
	theirs_key_tt BLOB NOT NULL
);
CREATE INDEX production_links_object_ru ON production_links (object_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_object_en ON production_links (object_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_object_tt ON production_links (object_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_ours_ru ON production_links (ours_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_ours_en ON production_links (ours_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_ours_tt ON production_links (ours_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_theirs_ru ON production_links (theirs_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_theirs_en ON production_links (theirs_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_theirs_tt ON production_links (theirs_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_since ON production_links (since_day, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_kind ON production_links (kind, id) WHERE deleted_at IS NULL;

CREATE TABLE production_link_spans (
	link_id  BLOB NOT NULL REFERENCES production_links (id),
	from_day TEXT NOT NULL,
	to_day   TEXT NOT NULL,
	state    TEXT NOT NULL,
	PRIMARY KEY (link_id, from_day)
) WITHOUT ROWID;
CREATE INDEX production_link_spans_state ON production_link_spans (state, to_day, from_day, link_id);

PRAGMA user_version = 7;
