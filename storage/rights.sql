-- What the persons of an office may do in a register on a server, held by the server itself: see rights.go. It is run again
-- after each migration, as the owner of the tables.

CREATE OR REPLACE FUNCTION guarded() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	-- Whoever may do anything, or is bringing the register up to date, is not held to anything.
	SELECT current_user <> 'accord_owner' AND NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user)
$$;

CREATE OR REPLACE FUNCTION refuse(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '%', what USING ERRCODE = 'insufficient_privilege';
END $$;

-- The history bears the name by which a person signed in, the time of the server, and numbers without a gap, and is told to
-- whoever listens.
CREATE OR REPLACE FUNCTION guard_change() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	last bigint;
	told bigint;
BEGIN
	NEW.tx := pg_current_xact_id();
	PERFORM pg_notify('accord', NEW.seq::text);
	IF NOT guarded() THEN
		RETURN NEW;
	END IF;
	IF NEW.author <> session_user THEN
		PERFORM refuse('a change bears the name of who made it');
	END IF;
	IF NEW.at !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$' OR octet_length(NEW.record_id) <> 16 OR octet_length(NEW.batch) <> 16 THEN
		PERFORM refuse('a change is written in the form that programs read');
	END IF;
	IF abs(extract(epoch FROM clock_timestamp() - NEW.at::timestamptz)) > 300 THEN
		PERFORM refuse('a change bears the time of the server');
	END IF;
	IF NEW.act NOT IN (%ACTS%) OR (CASE NEW.act WHEN 'purge' THEN NEW.after <> '' ELSE jsonb_typeof(NEW.after::jsonb) <> 'object' END) THEN
		PERFORM refuse('a change is written in the form that programs read');
	END IF;
	IF (SELECT author FROM history WHERE batch = NEW.batch LIMIT 1) <> NEW.author THEN
		PERFORM refuse('what is taken back as one was made by one');
	END IF;
	last := (SELECT coalesce(max(seq), 0) FROM history);
	IF NEW.act = 'purge' THEN -- the history of what goes has gone before, and its numbers do not come again
		IF NOT pg_has_role(session_user, 'accord_administrator', 'MEMBER') OR NEW.seq NOT BETWEEN last + 1 AND last + 1000000000 THEN
			PERFORM refuse('only an administrator takes records away for good');
		END IF;
		RETURN NEW;
	END IF;
	IF NEW.seq <> last + 1 THEN
		PERFORM refuse('changes are numbered without a gap');
	END IF;
	told := (SELECT coalesce(max(revision), 0) FROM history WHERE record_id = NEW.record_id);
	IF NEW.revision NOT BETWEEN told + 1 AND told + 1000000 THEN -- further on there would soon be none left; packages leap
		PERFORM refuse('the history tells of each revision once');
	END IF;
	RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_history() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND (TG_OP <> 'DELETE' OR NOT pg_has_role(session_user, 'accord_administrator', 'MEMBER')) THEN
		PERFORM refuse('the history is not changed');
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END $$;

-- table_of names the table of a kind.
CREATE OR REPLACE FUNCTION table_of(named text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT place FROM (VALUES %PLACES%) of_kind (kind, place) WHERE kind = named
$$;

-- revision_of is the revision that a record is at, NULL where there is none.
CREATE OR REPLACE FUNCTION revision_of(kind text, id bytea) RETURNS bigint LANGUAGE plpgsql STABLE SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	reached bigint;
BEGIN
	IF table_of(kind) IS NOT NULL THEN
		EXECUTE format('SELECT revision FROM %I WHERE id = $1', table_of(kind)) INTO reached USING id;
	END IF;
	RETURN reached;
END $$;

-- A change is that of a record, which is at that revision when all is done, or at a later one of the same hand. What is told to be
-- taken away for good is gone.
CREATE OR REPLACE FUNCTION guard_made() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	reached bigint := revision_of(NEW.kind, NEW.record_id);
BEGIN
	IF NOT guarded() OR reached = NEW.revision OR reached > NEW.revision AND EXISTS (
		SELECT 1 FROM history WHERE record_id = NEW.record_id AND revision = reached AND tx = pg_current_xact_id()) THEN
		RETURN NULL;
	END IF;
	IF NEW.act = 'purge' AND reached IS NULL AND pg_has_role(session_user, 'accord_administrator', 'MEMBER')
		AND EXISTS (SELECT 1 FROM catalogue WHERE id = NEW.record_id AND kind = NEW.kind AND purged_at IS NOT NULL) THEN
		RETURN NULL;
	END IF;
	PERFORM refuse('the history tells of a change that was not made');
	RETURN NULL;
END $$;

-- The history of a record goes only with the record itself, and a line stays that says who has taken it away.
CREATE OR REPLACE FUNCTION guard_gone() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	gone bytea := coalesce(to_jsonb(OLD) ->> 'record_id', to_jsonb(OLD) ->> 'id')::bytea;
BEGIN
	IF guarded() AND NOT EXISTS (SELECT 1 FROM history WHERE record_id = gone AND act = 'purge' AND tx = pg_current_xact_id()) THEN
		PERFORM refuse('nothing is taken away past the history');
	END IF;
	RETURN NULL;
END $$;

-- Only what lies in the trash is taken away for good.
CREATE OR REPLACE FUNCTION guard_trash() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND OLD.deleted_at IS NULL THEN
		PERFORM refuse('only what lies in the trash is taken away for good');
	END IF;
	RETURN OLD;
END $$;

-- The fields of a change are told with it, and by the same hand.
CREATE OR REPLACE FUNCTION guard_fields() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND NOT EXISTS (SELECT 1 FROM history WHERE seq = NEW.seq AND tx = pg_current_xact_id()) THEN
		PERFORM refuse('the history is not changed');
	END IF;
	RETURN NEW;
END $$;

-- The line of a record in the catalogue stays its own, and only who takes it away for good says that it is gone.
CREATE OR REPLACE FUNCTION guard_line() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF NOT guarded() THEN
		RETURN NEW;
	END IF;
	IF (NEW.entry, NEW.id, NEW.kind) IS DISTINCT FROM (OLD.entry, OLD.id, OLD.kind) THEN
		PERFORM refuse('a record stays what it is');
	END IF;
	IF NEW.purged_at IS NOT NULL AND OLD.purged_at IS NULL AND NOT pg_has_role(session_user, 'accord_administrator', 'MEMBER') THEN
		PERFORM refuse('only an administrator takes records away for good');
	END IF;
	RETURN NEW;
END $$;

-- A line of the catalogue is that of a record, or of one that is known to be gone.
CREATE OR REPLACE FUNCTION guard_entered() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND (octet_length(NEW.id) <> 16 OR table_of(NEW.kind) IS NULL OR NEW.purged_at IS NULL AND revision_of(NEW.kind, NEW.id) IS NULL) THEN
		PERFORM refuse('the catalogue names a record that is not there');
	END IF;
	RETURN NULL;
END $$;

-- A record changes with its revision. What follows from others, such as their names, may change without: the argument names
-- the columns that are the record's own.
CREATE OR REPLACE FUNCTION guard_record() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	own text[] := string_to_array(TG_ARGV[0], ',');
BEGIN
	IF guarded() AND NEW.id <> OLD.id THEN
		PERFORM refuse('a record stays what it is');
	END IF;
	IF NOT guarded() OR NEW.revision > OLD.revision THEN
		RETURN NEW;
	END IF;
	IF (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (own))
		IS DISTINCT FROM (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (own)) THEN
		PERFORM refuse('a record is not changed without a new revision');
	END IF;
	RETURN NEW;
END $$;

-- A record that is at a new revision when all is done stands so in the history, written by the same hand at the same time. The
-- argument is its kind: what is told of a record of another kind with the same ID is not told of this one.
CREATE OR REPLACE FUNCTION guard_told() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF NOT guarded() OR TG_OP = 'UPDATE' AND NEW.revision = OLD.revision THEN
		RETURN NULL;
	END IF;
	IF NOT EXISTS (SELECT 1 FROM history WHERE record_id = NEW.id AND kind = TG_ARGV[0] AND revision = NEW.revision AND tx = pg_current_xact_id()) THEN
		PERFORM refuse('a record is not changed past the history');
	END IF;
	RETURN NULL;
END $$;

-- Only a controller closes what was promised, carries it over, or moves its term. The term of what comes again follows from its start and its period.
CREATE OR REPLACE FUNCTION guard_control() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF NOT guarded() OR pg_has_role(session_user, 'accord_controller', 'MEMBER') THEN
		RETURN NEW;
	END IF;
	IF TG_OP = 'INSERT' AND coalesce(NEW.closure, 'null') NOT IN ('', 'null', '{}')
		OR TG_OP = 'UPDATE' AND (NEW.closure, NEW.carried_to_id, NEW.carried_on, NEW.due_on, NEW.due_rule, NEW.due_changes)
			IS DISTINCT FROM (OLD.closure, OLD.carried_to_id, OLD.carried_on, OLD.due_on, OLD.due_rule, OLD.due_changes)
		OR TG_OP = 'UPDATE' AND OLD.due_rule IN ('period', 'permanent') AND (NEW.period_months <> OLD.period_months
			OR OLD.period_months > 0 AND NEW.start_day <> OLD.start_day) THEN
		PERFORM refuse('only a controller closes a commitment or moves its term');
	END IF;
	RETURN NEW;
END $$;

-- A file whose content is there stays as it is; what was left half-written goes.
CREATE OR REPLACE FUNCTION guard_content() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	place bigint;
BEGIN
	IF TG_TABLE_NAME = 'blobs' THEN
		place := OLD.number;
	ELSIF TG_OP = 'INSERT' THEN
		place := NEW.blob;
	ELSE
		place := OLD.blob;
	END IF;
	IF guarded() AND NOT pg_has_role(session_user, 'accord_administrator', 'MEMBER')
		AND EXISTS (SELECT 1 FROM blobs WHERE number = place AND hash IS NOT NULL) THEN
		PERFORM refuse('the content of a file is not changed');
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END $$;

-- What came with a package is told with the batch that took it in, and stays as it was told.
CREATE OR REPLACE FUNCTION guard_arrived() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND NOT EXISTS (SELECT 1 FROM history WHERE batch = NEW.batch AND tx = pg_current_xact_id()) THEN
		PERFORM refuse('the history is not changed');
	END IF;
	RETURN NEW;
END $$;

-- What stands there for all to read is written in the form that programs read: a device, and a package that is expected back.
CREATE OR REPLACE FUNCTION guard_device() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND (NEW.met_at !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$' OR NEW.standing NOT IN ('met', 'checked', 'withdrawn')) THEN
		PERFORM refuse('a device is written in the form that programs read');
	END IF;
	RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_expected() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	said jsonb := NEW.parcel;
BEGIN
	IF guarded() AND (octet_length(NEW.id) <> 16 OR (said ->> 'id')::uuid::text <> encode(NEW.id, 'hex')::uuid::text
		OR said ->> 'made' !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$' OR said ->> 'until' !~ '^\d{4}-\d\d-\d\d$'
		OR (said ->> 'register')::uuid IS NULL OR (said ->> 'of')::uuid IS NOT NULL
		OR EXISTS (SELECT 1 FROM jsonb_each(said) WHERE jsonb_typeof(value) <> 'string')) THEN
		PERFORM refuse('a package is written in the form that programs read');
	END IF;
	RETURN NEW;
END $$;

-- A register on a server gets a name among others once, and is never a part of another.
CREATE OR REPLACE FUNCTION guard_origin() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND (NEW.name <> 'register' OR NEW.value <> NEW.value::uuid::text) THEN
		PERFORM refuse('a register stays what it is');
	END IF;
	RETURN NEW;
END $$;

-- Who waits for his turn keeps its row; there is nothing to be changed in it.
CREATE OR REPLACE FUNCTION guard_turn() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	PERFORM refuse('the turn is not changed');
	RETURN NULL;
END $$;

-- What a person writes within a day is bounded, so that nobody fills the disk: 4 GB, where the settings do not name another number
-- of bytes as its "portion". Administrators are not held to it. It is counted in units of 64 KiB, by a sequence of each person's
-- own (the first for all who were let in without admit), since a sequence does not go back with a transaction that is given up. Its
-- numbers begin with the day. Of what is smaller than a unit, chance decides whether it counts as one.
CREATE OR REPLACE FUNCTION guard_portion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	unit  CONSTANT bigint := 65536;
	own   regclass := coalesce(to_regclass('portion_' || (SELECT oid FROM pg_roles WHERE rolname = session_user)), 'portion_0');
	begun bigint   := floor(extract(epoch FROM clock_timestamp()) / 86400)::bigint << 24;
	fresh bigint;
BEGIN
	IF pg_has_role(session_user, 'accord_administrator', 'MEMBER') THEN
		RETURN NULL;
	END IF;
	IF coalesce(pg_sequence_last_value(own), 0) < begun THEN
		PERFORM setval(own, begun);
	END IF;
	IF TG_WHEN = 'AFTER' THEN
		fresh := (SELECT coalesce(sum(pg_column_size(added)), 0) FROM added);
		fresh := fresh / unit + (fresh % unit > extract(microseconds FROM clock_timestamp())::bigint % unit)::int;
		IF fresh = 0 THEN
			RETURN NULL;
		END IF;
		PERFORM nextval(own) FROM generate_series(1, fresh);
	END IF;
	IF (pg_sequence_last_value(own) - begun) * unit > coalesce((SELECT value::bigint FROM settings WHERE name = 'portion'), 4::bigint << 30) THEN
		RAISE EXCEPTION 'nobody writes more in a day' USING ERRCODE = 'configuration_limit_exceeded';
	END IF;
	RETURN NULL;
END $$;

DO $$
DECLARE
	person oid;
	place  text;
	act    text;
BEGIN
	FOR person IN SELECT 0 UNION SELECT oid FROM pg_roles WHERE rolcanlogin AND NOT rolsuper AND pg_has_role(oid, 'accord_reader', 'MEMBER') LOOP
		EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', 'portion_' || person);
	END LOOP;
	FOREACH place IN ARRAY string_to_array('catalogue, %RECORDS%, mentions, words, titles, %DERIVED%, %SENT%, history, history_fields, blobs, blob_chunks', ', ') LOOP
		EXECUTE format('DROP TRIGGER IF EXISTS guard_portion ON %I', place);
		EXECUTE format('CREATE TRIGGER guard_portion BEFORE INSERT OR UPDATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION guard_portion()', place);
		FOREACH act IN ARRAY ARRAY['insert', 'update'] LOOP -- one trigger cannot see the new rows of both
			EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', 'guard_portion_' || act, place);
			EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_portion()',
				'guard_portion_' || act, act, place);
		END LOOP;
	END LOOP;
	FOREACH place IN ARRAY ARRAY['known_versions', 'undecided', 'elsewhere'] LOOP
		EXECUTE format('DROP TRIGGER IF EXISTS guard_arrived ON %I', place);
		EXECUTE format('CREATE TRIGGER guard_arrived BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION guard_arrived()', place);
		EXECUTE format('DROP TRIGGER IF EXISTS guard_gone ON %I', place);
		EXECUTE format('CREATE CONSTRAINT TRIGGER guard_gone AFTER DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_gone()', place);
	END LOOP;
END $$;

DROP TRIGGER IF EXISTS guard_device ON devices;
CREATE TRIGGER guard_device BEFORE INSERT OR UPDATE ON devices FOR EACH ROW EXECUTE FUNCTION guard_device();
DROP TRIGGER IF EXISTS guard_expected ON expected;
CREATE TRIGGER guard_expected BEFORE INSERT ON expected FOR EACH ROW EXECUTE FUNCTION guard_expected();
DROP TRIGGER IF EXISTS guard_origin ON origin;
CREATE TRIGGER guard_origin BEFORE INSERT ON origin FOR EACH ROW EXECUTE FUNCTION guard_origin();
DROP TRIGGER IF EXISTS guard_turn ON turn;
CREATE TRIGGER guard_turn BEFORE UPDATE ON turn FOR EACH STATEMENT EXECUTE FUNCTION guard_turn();
DROP TRIGGER IF EXISTS guard_change ON history;
CREATE TRIGGER guard_change BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION guard_change();
DROP TRIGGER IF EXISTS guard_history ON history;
CREATE TRIGGER guard_history BEFORE UPDATE OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION guard_history();
DROP TRIGGER IF EXISTS guard_emptied ON history;
CREATE TRIGGER guard_emptied BEFORE TRUNCATE ON history FOR EACH STATEMENT EXECUTE FUNCTION guard_history();
DROP TRIGGER IF EXISTS guard_made ON history;
CREATE CONSTRAINT TRIGGER guard_made AFTER INSERT ON history DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_made();
DROP TRIGGER IF EXISTS guard_gone ON history;
CREATE CONSTRAINT TRIGGER guard_gone AFTER DELETE ON history DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_gone();
DROP TRIGGER IF EXISTS guard_fields ON history_fields;
CREATE TRIGGER guard_fields BEFORE INSERT ON history_fields FOR EACH ROW EXECUTE FUNCTION guard_fields();
DROP TRIGGER IF EXISTS guard_line ON catalogue;
CREATE TRIGGER guard_line BEFORE UPDATE ON catalogue FOR EACH ROW EXECUTE FUNCTION guard_line();
DROP TRIGGER IF EXISTS guard_entered ON catalogue;
CREATE CONSTRAINT TRIGGER guard_entered AFTER INSERT ON catalogue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_entered();
DROP TRIGGER IF EXISTS guard_control ON commitments;
CREATE TRIGGER guard_control BEFORE INSERT OR UPDATE ON commitments FOR EACH ROW EXECUTE FUNCTION guard_control();
DROP TRIGGER IF EXISTS guard_content ON blobs;
CREATE TRIGGER guard_content BEFORE DELETE OR UPDATE ON blobs FOR EACH ROW EXECUTE FUNCTION guard_content();
DROP TRIGGER IF EXISTS guard_content ON blob_chunks;
CREATE TRIGGER guard_content BEFORE INSERT OR DELETE ON blob_chunks FOR EACH ROW EXECUTE FUNCTION guard_content();

-- Lets a person in, or takes the person another role; a verifier is what the server keeps in place of a password. An administrator
-- changes the password only of an account that was made here, or got its password here from a superuser: to let another program's
-- account read does not make it the register's.
CREATE OR REPLACE FUNCTION admit(person text, role text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	one   text;
	super boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = session_user);
	known oid     := (SELECT oid FROM pg_roles WHERE rolname = person);
BEGIN
	IF NOT (super OR pg_has_role(session_user, 'accord_administrator', 'MEMBER')) THEN
		RAISE EXCEPTION 'only an administrator lets persons in' USING ERRCODE = 'insufficient_privilege';
	END IF;
	IF role NOT IN ('reader', 'editor', 'controller', 'administrator', 'none') THEN
		RAISE EXCEPTION 'no such role: %', role USING ERRCODE = 'invalid_parameter_value';
	END IF;
	IF person LIKE 'accord\_%' OR person LIKE 'pg\_%' OR octet_length(person) NOT BETWEEN 1 AND 63
		OR person IN ('public', 'none') OR person ~ '^\s|\s$|[[:cntrl:]]' THEN
		RAISE EXCEPTION 'no name for a person: %', person USING ERRCODE = 'invalid_parameter_value';
	END IF;
	IF verifier <> '' AND verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
		RAISE EXCEPTION 'a password is never sent' USING ERRCODE = 'invalid_parameter_value';
	END IF;
	IF known IS NULL THEN
		EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 20', person);
	ELSIF (SELECT rolsuper OR rolcreaterole OR rolreplication OR NOT rolcanlogin OR pg_has_role(oid, 'accord_owner', 'MEMBER') FROM pg_roles WHERE oid = known)
		OR verifier <> '' AND NOT super AND shobj_description(known, 'pg_authid') IS DISTINCT FROM 'let in by Accord' THEN
		RAISE EXCEPTION 'no person of this register: %', person USING ERRCODE = 'insufficient_privilege';
	END IF;
	IF verifier <> '' THEN
		EXECUTE format('ALTER ROLE %I PASSWORD %L', person, verifier);
	END IF;
	IF known IS NULL OR verifier <> '' THEN
		EXECUTE format('COMMENT ON ROLE %I IS %L', person, 'let in by Accord');
	END IF;
	FOREACH one IN ARRAY ARRAY['accord_reader', 'accord_editor', 'accord_controller', 'accord_administrator'] LOOP
		IF EXISTS (SELECT 1 FROM pg_auth_members WHERE member = known AND roleid = one::regrole) THEN
			EXECUTE format('REVOKE %I FROM %I', one, person);
		END IF;
	END LOOP;
	IF role <> 'none' THEN
		EXECUTE format('GRANT %I TO %I', 'accord_' || role, person);
		EXECUTE format('CREATE SEQUENCE IF NOT EXISTS accord.%I', 'portion_' || (SELECT oid FROM pg_roles WHERE rolname = person));
	ELSE
		PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usesysid = known AND datname = current_database() AND pid <> pg_backend_pid();
	END IF;
END $$;

-- Ends the sessions of this database that may hold others up: what does nothing for ten seconds within a transaction, what keeps a lock
-- through a statement of a minute (but for who owns the tables) or for ten minutes at all, and, where much was told that somebody does not take, whoever works longer than ten seconds. So nobody
-- stops the office by keeping a lock, nor by saying something now and then meanwhile, nor by not listening.
CREATE OR REPLACE FUNCTION end_idle() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity session
	WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IN (
		SELECT rolname FROM pg_roles WHERE NOT rolsuper AND pg_has_role(rolname, 'accord_reader', 'MEMBER'))
	AND (state LIKE 'idle in transaction%' AND state_change < now() - interval '10 seconds'
		OR pg_notification_queue_usage() > 0.1 AND xact_start < now() - interval '10 seconds'
		OR (xact_start < now() - interval '10 minutes' OR query_start < now() - interval '1 minute' AND NOT pg_has_role(usename, 'accord_owner', 'MEMBER')) AND EXISTS (
			SELECT 1 FROM pg_locks held WHERE held.pid = session.pid AND held.locktype = 'relation' AND held.granted AND held.mode <> 'AccessShareLock'))
$$;

REVOKE ALL ON SCHEMA %SCHEMA% FROM PUBLIC;
GRANT USAGE ON SCHEMA %SCHEMA% TO accord_reader;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %SCHEMA% FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %SCHEMA% TO accord_reader;
REVOKE EXECUTE ON FUNCTION admit(text, text, text) FROM accord_reader;
GRANT EXECUTE ON FUNCTION admit(text, text, text) TO accord_administrator;
REVOKE ALL ON ALL TABLES IN SCHEMA %SCHEMA% FROM PUBLIC, accord_reader, accord_editor, accord_controller, accord_administrator;
GRANT SELECT ON ALL TABLES IN SCHEMA %SCHEMA% TO accord_reader;
GRANT INSERT, UPDATE ON catalogue, %RECORDS%, blobs TO accord_editor;
GRANT INSERT, UPDATE, DELETE ON mentions, words, titles, %DERIVED% TO accord_editor;
GRANT INSERT ON history, history_fields, blob_chunks, %SENT% TO accord_editor;
GRANT UPDATE ON devices TO accord_editor;
GRANT UPDATE (decided) ON undecided TO accord_editor;
GRANT UPDATE (batch) ON expected TO accord_editor;
GRANT DELETE ON blobs, blob_chunks TO accord_editor;
GRANT UPDATE ON turn TO accord_editor;
GRANT DELETE ON %RECORDS%, history, history_fields, known_versions, undecided, elsewhere TO accord_administrator;
