-- A small register as version 1 made it (sqlite3 .dump), for the tests of later versions. Never change it.
PRAGMA application_id = 1094927186;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO goose_db_version VALUES(1,0,1,'2026-11-23 21:51:51');
INSERT INTO goose_db_version VALUES(2,1,1,'2026-11-23 21:51:51');
CREATE TABLE catalogue (
	entry      INTEGER PRIMARY KEY,
	id         BLOB NOT NULL UNIQUE,
	kind       TEXT NOT NULL,
	label_ru   TEXT NOT NULL,
	label_en   TEXT NOT NULL,
	label_tt   TEXT NOT NULL,
	hint_ru    TEXT NOT NULL,
	hint_en    TEXT NOT NULL,
	hint_tt    TEXT NOT NULL,
	deleted_at TEXT
);
INSERT INTO catalogue VALUES(1,X'01000000000070008000000000000001','sphere','Экономика','','','','','',NULL);
INSERT INTO catalogue VALUES(2,X'01000000000070008000000000000002','partner','Татарстан','','','RU-TA','RU-TA','RU-TA',NULL);
INSERT INTO catalogue VALUES(3,X'01000000000070008000000000000003','partner','Азербайджан','','','AZ','AZ','AZ',NULL);
INSERT INTO catalogue VALUES(4,X'01000000000070008000000000000004','person','Иванов Иван','','','Министр','','',NULL);
INSERT INTO catalogue VALUES(5,X'01000000000070008000000000000005','agreement','О торговле','','','14/2002','14/2002','14/2002',NULL);
INSERT INTO catalogue VALUES(6,X'01000000000070008000000000000006','commission','Комиссия','','','','','',NULL);
INSERT INTO catalogue VALUES(7,X'01000000000070008000000000000007','session','Заседание № 1','Session No. 1','1 нче утырыш','Комиссия','Комиссия','Комиссия',NULL);
INSERT INTO catalogue VALUES(8,X'01000000000070008000000000000008','visit','Визит в Баку','','','29.11.2022','29.11.2022','29.11.2022',NULL);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5 (label, body, content = '''', contentless_delete = 1, tokenize = ''unicode61'', prefix = ''3 4'')');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'081e18');
INSERT INTO words_data VALUES(10,X'00000000ff00000101010100010101010101000008');
INSERT INTO words_data VALUES(137438953473,X'000003a40430613134050804010104020432303032050805010105020a617a65726261696a616e05060101080209656b6f6e6f6d696b61050601010602016f050802010102020974617461727374616e050601010703076f72676f766c65050803010103010b63617a65726261696a616e060601010302076b6f6d69736961060802010102010a66656b6f6e6f6d696b610108020101020105686976616e04080301010306026f7604080201010202076d696e69737472040804010104020974617461727374616e0406010105010370617a030803010103040865726261696a616e030802010102020272750208030101030202746102080401010404077461727374616e020802010102010373303707020a020131070603050302043230303707020b02076b6f6d69736961070601010202046e63686507020803016f0702050206736573696f6e07020402077574697269736807020902097a61736564616e69650702020103763131080206020432303232080207030139080205020a617a65726261696a616e0806010105020462616b750808040101040201760808030101030304697a6974080802010102000431613134050804010104020232300508050101050202617a05060101080202656b050601010602027461050601010703016f050803010103010363617a060601010302026b6f060802010102010366656b0108020101020103686976040c02030101020302026d69040804010104020274610406010105010370617a030c0203010102030202727502080301010302027461020c020401010204010373303707020a0202323007020b02026b6f070601010202026e6307020803016f070205020273650702040202757407020902027a610702020103763131080206020232300802070301390802050202617a08060101050202626108080401010402027669080802010102000532613230300508050101050203617a6505060101080203656b6f05060101060203746174050601010703026f72050803010103010463617a65060601010302036b6f6d060802010102010466656b6f010802010102010468697661040c02030101020302036d696e04080401010402037461740406010105010470617a65030802010102020374617402080201010201047332303007020b02036b6f6d070601010202036e63680702080203736573070204020375746907020902037a61730702020104763230320802070203617a650806010105020362616b080804010104020376697a080802010102040b0c111009100f120f120d0a0f100b100a0a0f0808090e09060b0c0e080906110c090c0c0a090909090a0a0b0d0a090d0a0c0807090706070707080706090a0a0d0a0a0a0a0b0b0c0e0b0a0c0b090a08080808090a0b');
CREATE TABLE IF NOT EXISTS 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO words_idx VALUES(1,X'',2);
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO words_docsize VALUES(1,X'0101',1);
INSERT INTO words_docsize VALUES(2,X'0303',1);
INSERT INTO words_docsize VALUES(3,X'0202',1);
INSERT INTO words_docsize VALUES(4,X'0304',1);
INSERT INTO words_docsize VALUES(5,X'0407',1);
INSERT INTO words_docsize VALUES(6,X'0102',1);
INSERT INTO words_docsize VALUES(7,X'0a01',1);
INSERT INTO words_docsize VALUES(8,X'0604',1);
CREATE TABLE IF NOT EXISTS 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO words_config VALUES('version',4);
CREATE TABLE mentions (
	id     BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	target BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	role   TEXT NOT NULL,
	PRIMARY KEY (id, target, role)
) WITHOUT ROWID;
INSERT INTO mentions VALUES(X'01000000000070008000000000000005',X'01000000000070008000000000000001','sphere');
INSERT INTO mentions VALUES(X'01000000000070008000000000000004',X'01000000000070008000000000000002','employer');
INSERT INTO mentions VALUES(X'01000000000070008000000000000005',X'01000000000070008000000000000002','party');
INSERT INTO mentions VALUES(X'01000000000070008000000000000008',X'01000000000070008000000000000003','partner');
INSERT INTO mentions VALUES(X'01000000000070008000000000000005',X'01000000000070008000000000000003','party');
INSERT INTO mentions VALUES(X'01000000000070008000000000000006',X'01000000000070008000000000000003','side');
INSERT INTO mentions VALUES(X'01000000000070008000000000000007',X'01000000000070008000000000000006','commission');
CREATE TABLE history (
	seq       INTEGER PRIMARY KEY,
	kind      TEXT NOT NULL,
	record_id BLOB NOT NULL,
	revision  INTEGER NOT NULL,
	at        TEXT NOT NULL,
	author    TEXT NOT NULL,
	device    TEXT NOT NULL,
	batch     BLOB NOT NULL,
	undoes    BLOB,
	before    TEXT,
	after     TEXT NOT NULL
);
INSERT INTO history VALUES(1,'sphere',X'01000000000070008000000000000001',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000001","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","name":{"ru":"Экономика"}}');
INSERT INTO history VALUES(2,'partner',X'01000000000070008000000000000002',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000002","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","name":{"ru":"Татарстан"},"kind":"territory","ours":true,"code":"RU-TA"}');
INSERT INTO history VALUES(3,'partner',X'01000000000070008000000000000003',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000003","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","name":{"ru":"Азербайджан"},"kind":"state","ours":false,"code":"AZ"}');
INSERT INTO history VALUES(4,'person',X'01000000000070008000000000000004',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000004","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","name":{"ru":"Иванов Иван"},"appointments":[{"post":{"ru":"Министр"},"partner":"01000000-0000-7000-8000-000000000002","from":"2015"}]}');
INSERT INTO history VALUES(5,'agreement',X'01000000000070008000000000000005',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000005","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","number":"14/2002","title":{"ru":"О торговле"},"kind":"agreement","parties":[{"side":"ours","partner":"01000000-0000-7000-8000-000000000002","signed_on":"2002-01-25"},{"side":"theirs","partner":"01000000-0000-7000-8000-000000000003","signed_on":"2002-01-25"}],"actions":[{"kind":"entry_into_force","on":"2008-05-17"}],"spheres":["01000000-0000-7000-8000-000000000001"],"term":"open"}');
INSERT INTO history VALUES(6,'commission',X'01000000000070008000000000000006',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000006","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","title":{"ru":"Комиссия"},"kind":"intergovernmental","theirs":"01000000-0000-7000-8000-000000000003"}');
INSERT INTO history VALUES(7,'session',X'01000000000070008000000000000007',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000007","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","commission":"01000000-0000-7000-8000-000000000006","number":1,"from":"2007-07"}');
INSERT INTO history VALUES(8,'visit',X'01000000000070008000000000000008',1,'2022-12-05T12:00:00.000Z','tester','laptop',X'01a20a64dc2e710eaf382056e4b9ca61',NULL,NULL,'{"id":"01000000-0000-7000-8000-000000000008","revision":1,"created_at":"2022-12-05T12:00:00.000Z","created_by":"tester","updated_at":"2022-12-05T12:00:00.000Z","updated_by":"tester","title":{"ru":"Визит в Баку"},"direction":"outgoing","partners":["01000000-0000-7000-8000-000000000003"],"from":"2022-11-29","to":"2022-11-30"}');
CREATE TABLE spheres (
	id          BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision    INTEGER NOT NULL,
	created_at  TEXT NOT NULL,
	created_by  TEXT NOT NULL,
	updated_at  TEXT NOT NULL,
	updated_by  TEXT NOT NULL,
	deleted_at  TEXT,
	name_ru     TEXT NOT NULL,
	name_en     TEXT NOT NULL,
	name_tt     TEXT NOT NULL,
	parent_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	aliases     TEXT,
	note_ru     TEXT NOT NULL,
	note_en     TEXT NOT NULL,
	note_tt     TEXT NOT NULL,
	parent_ru   TEXT NOT NULL,
	parent_en   TEXT NOT NULL,
	parent_tt   TEXT NOT NULL,
	name_key_ru BLOB NOT NULL,
	name_key_en BLOB NOT NULL,
	name_key_tt BLOB NOT NULL
);
INSERT INTO spheres VALUES(X'01000000000070008000000000000001',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,'Экономика','','',NULL,NULL,'','','','','','',X'1b541a281a771a5d1a771a541a0a1a2819910000002000200020002000200020002000200020',X'1b541a281a771a5d1a771a541a0a1a2819910000002000200020002000200020002000200020',X'1b541a281a771a5d1a771a541a0a1a2819910000002000200020002000200020002000200020');
CREATE TABLE partners (
	id            BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision      INTEGER NOT NULL,
	created_at    TEXT NOT NULL,
	created_by    TEXT NOT NULL,
	updated_at    TEXT NOT NULL,
	updated_by    TEXT NOT NULL,
	deleted_at    TEXT,
	name_ru       TEXT NOT NULL,
	name_en       TEXT NOT NULL,
	name_tt       TEXT NOT NULL,
	kind          TEXT NOT NULL,
	ours          INTEGER NOT NULL,
	parent_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	aliases       TEXT,
	code          TEXT NOT NULL,
	note_ru       TEXT NOT NULL,
	note_en       TEXT NOT NULL,
	note_tt       TEXT NOT NULL,
	parent_ru     TEXT NOT NULL,
	parent_en     TEXT NOT NULL,
	parent_tt     TEXT NOT NULL,
	name_key_ru   BLOB NOT NULL,
	name_key_en   BLOB NOT NULL,
	name_key_tt   BLOB NOT NULL,
	parent_key_ru BLOB NOT NULL,
	parent_key_en BLOB NOT NULL,
	parent_key_tt BLOB NOT NULL
);
INSERT INTO partners VALUES(X'01000000000070008000000000000002',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,'Татарстан','','','territory',1,NULL,NULL,'RU-TA','','','','','','',X'1aa619911aa619911a941a9d1aa619911a5d0000002000200020002000200020002000200020',X'1aa619911aa619911a941a9d1aa619911a5d0000002000200020002000200020002000200020',X'1aa619911aa619911a941a9d1aa619911a5d0000002000200020002000200020002000200020',X'ff',X'ff',X'ff');
INSERT INTO partners VALUES(X'01000000000070008000000000000003',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,'Азербайджан','','','state',0,NULL,NULL,'AZ','','','','','','',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'ff',X'ff',X'ff');
CREATE TABLE persons (
	id            BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision      INTEGER NOT NULL,
	created_at    TEXT NOT NULL,
	created_by    TEXT NOT NULL,
	updated_at    TEXT NOT NULL,
	updated_by    TEXT NOT NULL,
	deleted_at    TEXT,
	name_ru       TEXT NOT NULL,
	name_en       TEXT NOT NULL,
	name_tt       TEXT NOT NULL,
	native_name   TEXT NOT NULL,
	aliases       TEXT,
	salutation_ru TEXT NOT NULL,
	salutation_en TEXT NOT NULL,
	salutation_tt TEXT NOT NULL,
	appointments  TEXT,
	phone         TEXT NOT NULL,
	email         TEXT NOT NULL,
	note_ru       TEXT NOT NULL,
	note_en       TEXT NOT NULL,
	note_tt       TEXT NOT NULL,
	name_key_ru   BLOB NOT NULL,
	name_key_en   BLOB NOT NULL,
	name_key_tt   BLOB NOT NULL
);
INSERT INTO persons VALUES(X'01000000000070008000000000000004',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,'Иванов Иван','','','',NULL,'','','','[{"post":{"ru":"Министр"},"partner":"01000000-0000-7000-8000-000000000002","from":"2015"}]','','','','','',X'1a0a19ad19911a5d1a7719ad01091a0a19ad19911a5d000000200020002000200020002000200020002000200020',X'1a0a19ad19911a5d1a7719ad01091a0a19ad19911a5d000000200020002000200020002000200020002000200020',X'1a0a19ad19911a5d1a7719ad01091a0a19ad19911a5d000000200020002000200020002000200020002000200020');
CREATE TABLE agreements (
	id             BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision       INTEGER NOT NULL,
	created_at     TEXT NOT NULL,
	created_by     TEXT NOT NULL,
	updated_at     TEXT NOT NULL,
	updated_by     TEXT NOT NULL,
	deleted_at     TEXT,
	number         TEXT NOT NULL,
	title_ru       TEXT NOT NULL,
	title_en       TEXT NOT NULL,
	title_tt       TEXT NOT NULL,
	kind           TEXT NOT NULL,
	level          TEXT NOT NULL,
	parties        TEXT,
	actions        TEXT,
	sphere_ids     TEXT,
	term           TEXT NOT NULL,
	until          TEXT NOT NULL,
	languages      TEXT,
	original_ru    TEXT NOT NULL,
	original_en    TEXT NOT NULL,
	original_tt    TEXT NOT NULL,
	summary_ru     TEXT NOT NULL,
	summary_en     TEXT NOT NULL,
	summary_tt     TEXT NOT NULL,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	signed_on      TEXT NOT NULL,
	ends_key       TEXT NOT NULL,
	partner_ru     TEXT NOT NULL,
	partner_en     TEXT NOT NULL,
	partner_tt     TEXT NOT NULL,
	number_key     BLOB NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	partner_key_ru BLOB NOT NULL,
	partner_key_en BLOB NOT NULL,
	partner_key_tt BLOB NOT NULL
);
INSERT INTO agreements VALUES(X'01000000000070008000000000000005',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,'14/2002','О торговле','','','agreement','','[{"side":"ours","partner":"01000000-0000-7000-8000-000000000002","signed_on":"2002-01-25"},{"side":"theirs","partner":"01000000-0000-7000-8000-000000000003","signed_on":"2002-01-25"}]','[{"kind":"entry_into_force","on":"2008-05-17"}]','["01000000-0000-7000-8000-000000000001"]','open','',NULL,'','','','','','','','','','2002-01-25','9999-12-31','Азербайджан','Азербайджан','Азербайджан',X'14f0000214e714ea027114f0000414e814e614e614e8000000200020002000200020002000200020002000200020',X'1a7701091aa61a771a9419b11a7719ad1a4219d900000020002000200020002000200020002000200020',X'1a7701091aa61a771a9419b11a7719ad1a4219d900000020002000200020002000200020002000200020',X'1a7701091aa61a771a9419b11a7719ad1a4219d900000020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020');
CREATE TABLE agreement_spans (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	status       TEXT NOT NULL,
	rank         INTEGER NOT NULL,
	PRIMARY KEY (agreement_id, from_day)
) WITHOUT ROWID;
INSERT INTO agreement_spans VALUES(X'01000000000070008000000000000005','','2002-01-24','draft',0);
INSERT INTO agreement_spans VALUES(X'01000000000070008000000000000005','2002-01-25','2008-05-16','signed',1);
INSERT INTO agreement_spans VALUES(X'01000000000070008000000000000005','2008-05-17','9999-12-31','in_force',2);
CREATE TABLE commissions (
	id             BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision       INTEGER NOT NULL,
	created_at     TEXT NOT NULL,
	created_by     TEXT NOT NULL,
	updated_at     TEXT NOT NULL,
	updated_by     TEXT NOT NULL,
	deleted_at     TEXT,
	title_ru       TEXT NOT NULL,
	title_en       TEXT NOT NULL,
	title_tt       TEXT NOT NULL,
	kind           TEXT NOT NULL,
	level          TEXT NOT NULL,
	ours_id        BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	theirs_id      BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	agreement_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	members        TEXT,
	languages      TEXT,
	aliases        TEXT,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	partner_ru     TEXT NOT NULL,
	partner_en     TEXT NOT NULL,
	partner_tt     TEXT NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	partner_key_ru BLOB NOT NULL,
	partner_key_en BLOB NOT NULL,
	partner_key_tt BLOB NOT NULL
);
INSERT INTO commissions VALUES(X'01000000000070008000000000000006',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,'Комиссия','','','intergovernmental','',NULL,X'01000000000070008000000000000003',NULL,NULL,NULL,NULL,'','','','Азербайджан','Азербайджан','Азербайджан',X'1a281a771a541a0a1a9d1a9d1a0a1b62000000200020002000200020002000200020',X'1a281a771a541a0a1a9d1a9d1a0a1b62000000200020002000200020002000200020',X'1a281a771a541a0a1a9d1a9d1a0a1b62000000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020');
CREATE TABLE sessions (
	id                BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision          INTEGER NOT NULL,
	created_at        TEXT NOT NULL,
	created_by        TEXT NOT NULL,
	updated_at        TEXT NOT NULL,
	updated_by        TEXT NOT NULL,
	deleted_at        TEXT,
	commission_id     BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	number            INTEGER NOT NULL,
	from_day          TEXT NOT NULL,
	to_day            TEXT NOT NULL,
	cancelled         INTEGER NOT NULL,
	host              TEXT NOT NULL,
	mode              TEXT NOT NULL,
	place_ru          TEXT NOT NULL,
	place_en          TEXT NOT NULL,
	place_tt          TEXT NOT NULL,
	title_ru          TEXT NOT NULL,
	title_en          TEXT NOT NULL,
	title_tt          TEXT NOT NULL,
	agenda            TEXT,
	attendance        TEXT,
	decisions_ru      TEXT NOT NULL,
	decisions_en      TEXT NOT NULL,
	decisions_tt      TEXT NOT NULL,
	note_ru           TEXT NOT NULL,
	note_en           TEXT NOT NULL,
	note_tt           TEXT NOT NULL,
	commission_ru     TEXT NOT NULL,
	commission_en     TEXT NOT NULL,
	commission_tt     TEXT NOT NULL,
	first_day         TEXT NOT NULL,
	commission_key_ru BLOB NOT NULL,
	commission_key_en BLOB NOT NULL,
	commission_key_tt BLOB NOT NULL
);
INSERT INTO sessions VALUES(X'01000000000070008000000000000007',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,X'01000000000070008000000000000006',1,'2007-07','',0,'','','','','','','','',NULL,NULL,'','','','','','','Комиссия','Комиссия','Комиссия','2007-07-01',X'1a281a771a541a0a1a9d1a9d1a0a1b62000000200020002000200020002000200020',X'1a281a771a541a0a1a9d1a9d1a0a1b62000000200020002000200020002000200020',X'1a281a771a541a0a1a9d1a9d1a0a1b62000000200020002000200020002000200020');
CREATE TABLE visits (
	id             BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision       INTEGER NOT NULL,
	created_at     TEXT NOT NULL,
	created_by     TEXT NOT NULL,
	updated_at     TEXT NOT NULL,
	updated_by     TEXT NOT NULL,
	deleted_at     TEXT,
	title_ru       TEXT NOT NULL,
	title_en       TEXT NOT NULL,
	title_tt       TEXT NOT NULL,
	direction      TEXT NOT NULL,
	type           TEXT NOT NULL,
	level          TEXT NOT NULL,
	fate           TEXT NOT NULL,
	partner_ids    TEXT,
	from_day       TEXT NOT NULL,
	to_day         TEXT NOT NULL,
	places         TEXT,
	ground_ru      TEXT NOT NULL,
	ground_en      TEXT NOT NULL,
	ground_tt      TEXT NOT NULL,
	purpose_ru     TEXT NOT NULL,
	purpose_en     TEXT NOT NULL,
	purpose_tt     TEXT NOT NULL,
	delegation     TEXT,
	programme      TEXT,
	results_ru     TEXT NOT NULL,
	results_en     TEXT NOT NULL,
	results_tt     TEXT NOT NULL,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	partner_ru     TEXT NOT NULL,
	partner_en     TEXT NOT NULL,
	partner_tt     TEXT NOT NULL,
	leader_ru      TEXT NOT NULL,
	leader_en      TEXT NOT NULL,
	leader_tt      TEXT NOT NULL,
	first_day      TEXT NOT NULL,
	last_day       TEXT NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	partner_key_ru BLOB NOT NULL,
	partner_key_en BLOB NOT NULL,
	partner_key_tt BLOB NOT NULL
);
INSERT INTO visits VALUES(X'01000000000070008000000000000008',1,'2022-12-05T12:00:00.000Z','tester','2022-12-05T12:00:00.000Z','tester',NULL,'Визит в Баку','','','outgoing','','','','["01000000-0000-7000-8000-000000000003"]','2022-11-29','2022-11-30',NULL,'','','','','','',NULL,NULL,'','','','','','','Азербайджан','Азербайджан','Азербайджан','','','','2022-11-29','2022-11-30',X'19ad1a0a19f21a0a1aa6010919ad010919a919911a281ab90000002000200020002000200020002000200020002000200020',X'19ad1a0a19f21a0a1aa6010919ad010919a919911a281ab90000002000200020002000200020002000200020002000200020',X'19ad1a0a19f21a0a1aa6010919ad010919a919911a281ab90000002000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020',X'199119f219d91a9419a919911a1f19c519e519911a5d000000200020002000200020002000200020002000200020');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('goose_db_version',2);
CREATE INDEX catalogue_trash ON catalogue (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX mentions_target ON mentions (target, role, id);
CREATE INDEX history_record ON history (record_id, revision);
CREATE INDEX history_batch ON history (batch);
CREATE INDEX history_undoes ON history (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX spheres_name_ru ON spheres (name_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX spheres_name_en ON spheres (name_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX spheres_name_tt ON spheres (name_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX spheres_parent ON spheres (parent_id, id);
CREATE INDEX partners_name_ru ON partners (name_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_name_en ON partners (name_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_name_tt ON partners (name_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent_ru ON partners (parent_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent_en ON partners (parent_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent_tt ON partners (parent_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_kind ON partners (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_ours ON partners (ours, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_code ON partners (code, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent ON partners (parent_id, id);
CREATE INDEX persons_name_ru ON persons (name_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX persons_name_en ON persons (name_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX persons_name_tt ON persons (name_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_number ON agreements (number_key, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_ru ON agreements (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_en ON agreements (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_tt ON agreements (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_ru ON agreements (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_en ON agreements (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_tt ON agreements (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_signed ON agreements (signed_on, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_ends ON agreements (ends_key, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_kind ON agreements (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_level ON agreements (level, id) WHERE deleted_at IS NULL;
CREATE INDEX agreement_spans_status ON agreement_spans (rank, to_day, from_day, agreement_id);
CREATE INDEX commissions_title_ru ON commissions (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_title_en ON commissions (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_title_tt ON commissions (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_ru ON commissions (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_en ON commissions (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_tt ON commissions (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_kind ON commissions (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission ON sessions (commission_id, first_day, cancelled, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_ru ON sessions (commission_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_en ON sessions (commission_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_tt ON sessions (commission_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_day ON sessions (first_day, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_number ON sessions (number, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_title_ru ON visits (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_title_en ON visits (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_title_tt ON visits (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_partner_ru ON visits (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_partner_en ON visits (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_partner_tt ON visits (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_day ON visits (first_day, last_day, fate, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_direction ON visits (direction, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_type ON visits (type, id) WHERE deleted_at IS NULL;
PRAGMA writable_schema=OFF;
COMMIT;
