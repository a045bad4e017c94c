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
BEGIN
	NEW.tx := pg_current_xact_id();
	PERFORM pg_notify('accord', NEW.seq::text);
	IF NOT guarded() THEN
		RETURN NEW;
	END IF;
	IF NEW.author <> session_user THEN
		PERFORM refuse('a change bears the name of who made it');
	END IF;
	IF abs(extract(epoch FROM clock_timestamp() - NEW.at::timestamptz)) > 300 THEN
		PERFORM refuse('a change bears the time of the server');
	END IF;
	IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM history) THEN
		PERFORM refuse('changes are numbered without a gap');
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

-- A change is that of a record, which is at that revision when all is done.
CREATE OR REPLACE FUNCTION guard_made() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	reached bigint;
	place   text;
BEGIN
	IF NOT guarded() OR NEW.act = 'purge' AND pg_has_role(session_user, 'accord_administrator', 'MEMBER') THEN
		RETURN NULL;
	END IF;
	SELECT of_kind.place INTO place FROM (VALUES %PLACES%) of_kind (kind, place) WHERE of_kind.kind = NEW.kind;
	IF place IS NOT NULL THEN
		EXECUTE format('SELECT revision FROM %I WHERE id = $1', place) INTO reached USING NEW.record_id;
	END IF;
	IF reached IS NULL OR reached < NEW.revision THEN
		PERFORM refuse('the history tells of a change that was not made');
	END IF;
	RETURN NULL;
END $$;

-- A record changes with its revision. What follows from others, such as their names, may change without: the argument names
-- the columns that are the record's own.
CREATE OR REPLACE FUNCTION guard_record() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
DECLARE
	own text[] := string_to_array(TG_ARGV[0], ',');
BEGIN
	IF NOT guarded() OR NEW.revision > OLD.revision THEN
		RETURN NEW;
	END IF;
	IF (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (own))
		IS DISTINCT FROM (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (own)) THEN
		PERFORM refuse('a record is not changed without a new revision');
	END IF;
	RETURN NEW;
END $$;

-- A record that is at a new revision when all is done stands so in the history, written by the same hand at the same time.
CREATE OR REPLACE FUNCTION guard_told() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF NOT guarded() OR TG_OP = 'UPDATE' AND NEW.revision = OLD.revision THEN
		RETURN NULL;
	END IF;
	IF NOT EXISTS (SELECT 1 FROM history WHERE record_id = NEW.id AND revision = NEW.revision AND tx = pg_current_xact_id()) THEN
		PERFORM refuse('a record is not changed past the history');
	END IF;
	RETURN NULL;
END $$;

-- Only a controller closes what was promised, or moves its term.
CREATE OR REPLACE FUNCTION guard_control() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF NOT guarded() OR pg_has_role(session_user, 'accord_controller', 'MEMBER') THEN
		RETURN NEW;
	END IF;
	IF TG_OP = 'INSERT' AND coalesce(NEW.closure, 'null') NOT IN ('', 'null', '{}')
		OR TG_OP = 'UPDATE' AND (NEW.closure, NEW.due_on, NEW.due_rule, NEW.due_changes) IS DISTINCT FROM (OLD.closure, OLD.due_on, OLD.due_rule, OLD.due_changes) THEN
		PERFORM refuse('only a controller closes a commitment or moves its term');
	END IF;
	RETURN NEW;
END $$;

-- A file whose content is there stays; what was left half-written goes.
CREATE OR REPLACE FUNCTION guard_content() RETURNS trigger LANGUAGE plpgsql SET search_path = accord, pg_catalog, pg_temp AS $$
BEGIN
	IF guarded() AND NOT pg_has_role(session_user, 'accord_administrator', 'MEMBER') AND EXISTS (
		SELECT 1 FROM blobs WHERE number = CASE TG_TABLE_NAME WHEN 'blobs' THEN OLD.number ELSE (to_jsonb(OLD) ->> 'blob')::bigint END AND hash IS NOT NULL) THEN
		PERFORM refuse('the content of a file is not taken away');
	END IF;
	IF TG_OP = 'UPDATE' THEN
		RETURN NEW;
	END IF;
	RETURN OLD;
END $$;

DROP TRIGGER IF EXISTS guard_change ON history;
CREATE TRIGGER guard_change BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION guard_change();
DROP TRIGGER IF EXISTS guard_history ON history;
CREATE TRIGGER guard_history BEFORE UPDATE OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION guard_history();
DROP TRIGGER IF EXISTS guard_emptied ON history;
CREATE TRIGGER guard_emptied BEFORE TRUNCATE ON history FOR EACH STATEMENT EXECUTE FUNCTION guard_history();
DROP TRIGGER IF EXISTS guard_made ON history;
CREATE CONSTRAINT TRIGGER guard_made AFTER INSERT ON history DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_made();
DROP TRIGGER IF EXISTS guard_control ON commitments;
CREATE TRIGGER guard_control BEFORE INSERT OR UPDATE ON commitments FOR EACH ROW EXECUTE FUNCTION guard_control();
DROP TRIGGER IF EXISTS guard_content ON blobs;
CREATE TRIGGER guard_content BEFORE DELETE OR UPDATE OF hash ON blobs FOR EACH ROW EXECUTE FUNCTION guard_content();
DROP TRIGGER IF EXISTS guard_content ON blob_chunks;
CREATE TRIGGER guard_content BEFORE DELETE ON blob_chunks FOR EACH ROW EXECUTE FUNCTION guard_content();

-- Lets a person in, or takes the person another role; a verifier is what the server keeps in place of a password.
CREATE OR REPLACE FUNCTION admit(person text, role text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	one text;
BEGIN
	IF NOT (pg_has_role(session_user, 'accord_administrator', 'MEMBER') OR (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)) THEN
		RAISE EXCEPTION 'only an administrator lets persons in' USING ERRCODE = 'insufficient_privilege';
	END IF;
	IF role NOT IN ('reader', 'editor', 'controller', 'administrator', 'none') THEN
		RAISE EXCEPTION 'no such role: %', role USING ERRCODE = 'invalid_parameter_value';
	END IF;
	IF person LIKE 'accord\_%' OR person LIKE 'pg\_%' OR length(person) NOT BETWEEN 1 AND 63 THEN
		RAISE EXCEPTION 'no name for a person: %', person USING ERRCODE = 'invalid_parameter_value';
	END IF;
	IF verifier <> '' AND verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
		RAISE EXCEPTION 'a password is never sent' USING ERRCODE = 'invalid_parameter_value';
	END IF;
	IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = person) THEN
		EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 20', person);
	ELSIF (SELECT rolsuper OR rolcreaterole OR NOT rolcanlogin FROM pg_roles WHERE rolname = person) THEN
		RAISE EXCEPTION 'no person of this register: %', person USING ERRCODE = 'insufficient_privilege';
	END IF;
	IF verifier <> '' THEN
		EXECUTE format('ALTER ROLE %I PASSWORD %L', person, verifier);
	END IF;
	FOREACH one IN ARRAY ARRAY['reader', 'editor', 'controller', 'administrator'] LOOP
		EXECUTE format('REVOKE %I FROM %I', 'accord_' || one, person);
	END LOOP;
	IF role <> 'none' THEN
		EXECUTE format('GRANT %I TO %I', 'accord_' || role, person);
	END IF;
END $$;

-- Ends the sessions of this database that hold others up and do nothing themselves: nobody stops the office by keeping a lock.
CREATE OR REPLACE FUNCTION end_idle() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
	WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IN (
		SELECT rolname FROM pg_roles WHERE NOT rolsuper AND pg_has_role(rolname, 'accord_reader', 'MEMBER'))
	AND (state LIKE 'idle in transaction%' AND state_change < now() - interval '10 seconds'
		OR state = 'active' AND xact_start < now() - interval '10 minutes' AND query_start < now() - interval '2 minutes')
$$;

REVOKE ALL ON SCHEMA %SCHEMA% FROM PUBLIC;
GRANT USAGE ON SCHEMA %SCHEMA% TO accord_reader;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %SCHEMA% FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %SCHEMA% TO accord_reader;
REVOKE EXECUTE ON FUNCTION admit(text, text, text) FROM accord_reader;
GRANT EXECUTE ON FUNCTION admit(text, text, text) TO accord_administrator;
REVOKE EXECUTE ON FUNCTION end_idle() FROM accord_reader;
GRANT EXECUTE ON FUNCTION end_idle() TO accord_editor;
REVOKE ALL ON ALL TABLES IN SCHEMA %SCHEMA% FROM PUBLIC, accord_reader, accord_editor, accord_controller, accord_administrator;
GRANT SELECT ON ALL TABLES IN SCHEMA %SCHEMA% TO accord_reader;
GRANT INSERT, UPDATE ON catalogue, %RECORDS%, blobs TO accord_editor;
GRANT INSERT, UPDATE, DELETE ON mentions, words, titles, %DERIVED% TO accord_editor;
GRANT INSERT ON history, history_fields, blob_chunks TO accord_editor;
GRANT DELETE ON blobs, blob_chunks TO accord_editor;
GRANT UPDATE ON turn TO accord_editor;
GRANT DELETE ON %RECORDS%, history, history_fields TO accord_administrator;
