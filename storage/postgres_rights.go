package storage

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"accord/storage/register"
)

// ServerRole is what a person may do in a register on a server. Each may do what the ones before may.
type ServerRole string

// The roles. An editor changes records; a controller also closes commitments and moves their terms; an administrator also lets
// persons in and takes records out of the trash for good.
const (
	ServerReader        ServerRole = "reader"
	ServerEditor        ServerRole = "editor"
	ServerController    ServerRole = "controller"
	ServerAdministrator ServerRole = "administrator"
	// ServerNone lets nobody in.
	ServerNone ServerRole = "none"
)

// ServerRoles are the roles in their order.
var ServerRoles = []ServerRole{ServerReader, ServerEditor, ServerController, ServerAdministrator}

// tablesOwner is the server's role that the tables belong to; nobody signs in by it.
const tablesOwner = "accord_owner"

// sqlRoles makes the roles, which belong to the whole server, and closes its doors for everybody else. It needs a
// superuser; it is the first step, and harmless to repeat. PostgreSQL by default lets everybody keep large objects,
// temporary tables and the temporary files of queries, and write messages into its log, so a reader could fill the
// disk; hold locks on any number, so a reader could take the room for all others; and run blocks of plpgsql, which
// write into the log too.
const sqlRoles = `DO $$
DECLARE one text;
BEGIN
	FOREACH one IN ARRAY ARRAY['accord_reader', 'accord_editor', 'accord_controller', 'accord_administrator', 'accord_owner'] LOOP
		IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = one) THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN', one);
		END IF;
	END LOOP;
	ALTER ROLE accord_owner CREATEROLE;
	GRANT accord_reader TO accord_editor;
	GRANT accord_editor TO accord_controller;
	GRANT accord_controller TO accord_administrator;
	GRANT accord_reader, accord_editor, accord_controller, accord_administrator TO accord_owner WITH ADMIN OPTION;
	GRANT pg_signal_backend, pg_read_all_stats TO accord_owner;
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO accord_reader, accord_owner', current_database());
	EXECUTE format('GRANT CREATE ON DATABASE %I TO accord_owner', current_database());
	REVOKE ALL ON SCHEMA public FROM PUBLIC;
	FOR one IN SELECT p.oid::regprocedure::text FROM pg_proc p WHERE pronamespace = 'pg_catalog'::regnamespace
		AND (proname LIKE 'lo\_%' OR proname LIKE 'pg\_%advisory%' OR proname IN ('loread', 'lowrite', 'pg_logical_emit_message')) LOOP
		EXECUTE 'REVOKE EXECUTE ON FUNCTION ' || one || ' FROM PUBLIC';
	END LOOP;
	REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
	GRANT USAGE ON LANGUAGE plpgsql TO accord_owner;
	IF current_setting('temp_file_limit') = '-1' THEN
		EXECUTE format('ALTER DATABASE %I SET temp_file_limit = ''1GB''', current_database());
	END IF;
END $$`

//go:embed rights.sql
var rightsText string

// giveRights lays down in a schema what each role may do there. It is done again after each change of its tables.
func giveRights(ctx context.Context, db *gorm.DB, in string) error {
	beside, err := tablesBeside(db.WithContext(ctx))
	if err != nil {
		return err
	}
	derived := slices.DeleteFunc(beside, func(name string) bool { return name == "mentions" })
	var records, places []string
	for _, k := range register.Kinds {
		records = append(records, shapes[k].table())
		places = append(places, "('"+string(k)+"', '"+shapes[k].table()+"')")
	}
	var acts []string
	for _, act := range Acts {
		acts = append(acts, "'"+string(act)+"'")
	}
	text := strings.NewReplacer(
		"%SCHEMA%", in, "%RECORDS%", strings.Join(records, ", "), "%DERIVED%", strings.Join(derived, ", "), "%PLACES%", strings.Join(places, ", "),
		"%SENT%", strings.Join(sentTables, ", "), "%ACTS%", strings.Join(acts, ", "),
	).Replace(rightsText)
	for _, k := range register.Kinds {
		own, err := ownColumns(k)
		if err != nil {
			return err
		}
		table := shapes[k].table()
		text += fmt.Sprintf(`
DROP TRIGGER IF EXISTS guard_record ON %[1]s;
CREATE TRIGGER guard_record BEFORE UPDATE ON %[1]s FOR EACH ROW EXECUTE FUNCTION guard_record('%[2]s');
DROP TRIGGER IF EXISTS guard_told ON %[1]s;
CREATE CONSTRAINT TRIGGER guard_told AFTER INSERT OR UPDATE ON %[1]s DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_told('%[3]s');
DROP TRIGGER IF EXISTS guard_trash ON %[1]s;
CREATE TRIGGER guard_trash BEFORE DELETE ON %[1]s FOR EACH ROW EXECUTE FUNCTION guard_trash();
DROP TRIGGER IF EXISTS guard_gone ON %[1]s;
CREATE CONSTRAINT TRIGGER guard_gone AFTER DELETE ON %[1]s DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_gone();
`, table, strings.Join(own, ","), k)
	}
	pool, err := db.DB()
	if err != nil {
		return err
	}
	if _, err := pool.ExecContext(ctx, text); err != nil {
		return fmt.Errorf("give rights: %w", translate(err))
	}
	return nil
}

// ownColumns are the columns of a kind's table that a record of it says itself.
func ownColumns(k register.Kind) ([]string, error) {
	about, err := schema.Parse(k.New(), &sync.Map{}, schema.NamingStrategy{})
	if err != nil {
		return nil, fmt.Errorf("read the columns of %s: %w", k, err)
	}
	return slices.Clone(about.DBNames), nil
}
