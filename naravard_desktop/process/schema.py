"""The tables of a process and its workshops, as they came to be. A migration that has been released never changes.

Associations (attendance, responsible, link …) have ids made from what they join, so that the same fact noted twice is one
row; they carry no unique constraint besides, which a merge could break.
"""

from sqlite_utils import Database, Migrations

from naravard_desktop.storage.table import Schema, Table

migrations = Migrations("process")

TABLES = (
    Table(name="process", search=("title", "about", "body"), yes_no=("sample",)),
    Table(name="organisation", parent="process_id", search=("name",)),
    Table(name="person", parent="process_id", search=("name", "title")),
    Table(
        name="workshop",
        parent="process_id",
        search=("title", "place", "next_place", "heading", "number"),
        yes_no=("numbered",),
    ),
    Table(
        name="step",
        parent="workshop_id",
        search=("title", "aim", "instruction", "material", "background", "prompt", "help"),
        json=("options",),
        yes_no=("anonymous",),
    ),
    Table(name="attendance", parent="workshop_id", search=("role",)),
    Table(name="party", parent="workshop_id", search=("name",)),
    Table(
        name="card",
        parent="step_id",
        search=("text", "extra", "party"),
        json=("extra",),
        yes_no=("hidden", "confidential"),
        dated="created",
    ),
    Table(name="cluster", parent="step_id", search=("name", "purpose"), yes_no=("needs_medical_support",)),
    Table(name="leg", parent="cluster_id", search=("name", "purpose")),
    Table(name="principle", parent="process_id", search=("text", "sign_micro", "sign_meso", "sign_macro")),
    Table(name="vote", parent="step_id", search=("party",)),
    Table(name="goal", parent="process_id", search=("text", "why", "measure", "target")),
    Table(name="decision", parent="process_id", search=("text", "decided_by"), yes_no=("confidential",)),
    Table(name="action", parent="process_id", search=("text", "comment"), yes_no=("confidential",)),
    Table(name="responsible", parent="process_id", loose=("owner_id",)),
    Table(name="link", parent="process_id", loose=("from_id", "to_id")),
    Table(
        name="attachment", parent="process_id", search=("name", "alt"), loose=("owner_id",), yes_no=("confidential",)
    ),
    Table(name="case_number", parent="workshop_id", search=("number",)),
    Table(name="abbreviation", parent="process_id", search=("short", "meaning")),
    Table(
        name="final",
        parent="workshop_id",
        search=("heading", "finished_by", "reopened_by", "reason"),
        json=("switches", "internal", "published"),
    ),
    Table(name="matter", parent="process_id", search=("title",)),
    Table(name="export", parent="process_id", search=("what",), json=("remarks",)),
)

SCHEMA = Schema(TABLES, (migrations,))

_ROW = "pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL DEFAULT 1"
_LEVEL = "level TEXT CHECK (level IN ('micro', 'meso', 'macro'))"
_TYPES = "IN ('region', 'municipality', 'private', 'other')"


@migrations()
def people(db: Database) -> None:
    """The collaboration, the organisations and persons in it, and its workshops with who was there."""
    db.execute(f"""
        CREATE TABLE process ({_ROW},
            title TEXT NOT NULL,
            about TEXT NOT NULL DEFAULT '',
            sample INTEGER NOT NULL DEFAULT 0
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE organisation ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            type TEXT NOT NULL CHECK (type {_TYPES})
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE person ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            organisation_id TEXT REFERENCES organisation (id) ON DELETE SET NULL,
            name TEXT NOT NULL,
            title TEXT NOT NULL DEFAULT '',
            {_LEVEL}
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE workshop ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            template TEXT NOT NULL DEFAULT '',
            source TEXT NOT NULL DEFAULT '',
            date TEXT,
            starts TEXT,
            ends TEXT,
            place TEXT NOT NULL DEFAULT '',
            next_date TEXT,
            next_time TEXT,
            next_place TEXT NOT NULL DEFAULT '',
            language TEXT NOT NULL DEFAULT 'sv'
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE attendance ({_ROW},
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN ('invited', 'present', 'absent')),
            role TEXT NOT NULL DEFAULT ''
        ) STRICT""")
    _index(db, "organisation process_id", "person process_id", "person organisation_id", "workshop process_id")
    _index(db, "attendance workshop_id", "attendance person_id")


@migrations()
def steps(db: Database) -> None:
    """A workshop's own copy of its template, and the cards that the group writes."""
    db.execute(f"""
        CREATE TABLE step ({_ROW},
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            uses_id TEXT REFERENCES step (id) ON DELETE SET NULL,
            rank TEXT NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            minutes INTEGER NOT NULL,
            aim TEXT NOT NULL DEFAULT '',
            instruction TEXT NOT NULL DEFAULT '',
            material TEXT NOT NULL DEFAULT '',
            background TEXT NOT NULL DEFAULT '',
            prompt TEXT NOT NULL DEFAULT '',
            help TEXT NOT NULL DEFAULT '',
            anonymous INTEGER NOT NULL DEFAULT 0,
            options TEXT NOT NULL DEFAULT '{{}}'
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE card ({_ROW},
            step_id TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
            rank TEXT NOT NULL,
            text TEXT NOT NULL,
            extra TEXT NOT NULL DEFAULT '{{}}',
            {_LEVEL},
            organisation_id TEXT REFERENCES organisation (id) ON DELETE SET NULL,
            organisation_type TEXT CHECK (organisation_type {_TYPES}),
            author_id TEXT REFERENCES person (id) ON DELETE SET NULL,
            party TEXT NOT NULL DEFAULT '',
            section TEXT NOT NULL DEFAULT '',
            created TEXT,
            hidden INTEGER NOT NULL DEFAULT 0,
            confidential INTEGER NOT NULL DEFAULT 0
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE vote ({_ROW},
            step_id TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
            card_id TEXT NOT NULL REFERENCES card (id) ON DELETE CASCADE,
            person_id TEXT REFERENCES person (id) ON DELETE SET NULL,
            party TEXT NOT NULL DEFAULT '',
            kind TEXT NOT NULL,
            value INTEGER NOT NULL
        ) STRICT""")
    _index(db, "step workshop_id", "step uses_id", "card organisation_id", "card author_id")
    db.execute("CREATE INDEX card_step_id ON card (step_id, rank)")
    _index(db, "vote step_id", "vote card_id", "vote person_id")


@migrations()
def results(db: Database) -> None:
    """What lives on between workshops, who answers for it, and where it came from."""
    db.execute(f"""
        CREATE TABLE cluster ({_ROW},
            step_id TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
            rank TEXT NOT NULL,
            name TEXT NOT NULL,
            purpose TEXT NOT NULL DEFAULT '',
            owner_id TEXT REFERENCES person (id) ON DELETE SET NULL,
            coordinator_id TEXT REFERENCES person (id) ON DELETE SET NULL,
            medical_support_id TEXT REFERENCES person (id) ON DELETE SET NULL,
            needs_medical_support INTEGER NOT NULL DEFAULT 0
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE leg ({_ROW},
            cluster_id TEXT NOT NULL REFERENCES cluster (id) ON DELETE CASCADE,
            rank TEXT NOT NULL,
            name TEXT NOT NULL,
            purpose TEXT NOT NULL DEFAULT '',
            leader_id TEXT REFERENCES person (id) ON DELETE SET NULL
        ) STRICT""")
    origin = """process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            step_id TEXT REFERENCES step (id) ON DELETE SET NULL,
            rank TEXT NOT NULL,
            text TEXT NOT NULL"""
    db.execute(f"""
        CREATE TABLE principle ({_ROW}, {origin},
            state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'adopted', 'dropped')),
            sign_micro TEXT NOT NULL DEFAULT '',
            sign_meso TEXT NOT NULL DEFAULT '',
            sign_macro TEXT NOT NULL DEFAULT ''
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE goal ({_ROW}, {origin},
            why TEXT NOT NULL DEFAULT '',
            {_LEVEL},
            measure TEXT NOT NULL DEFAULT '',
            target TEXT NOT NULL DEFAULT ''
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE decision ({_ROW}, {origin},
            decided_by TEXT NOT NULL DEFAULT '',
            decided_on TEXT,
            confidential INTEGER NOT NULL DEFAULT 0
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE action ({_ROW}, {origin},
            {_LEVEL},
            due TEXT,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'doing', 'done', 'dropped')),
            comment TEXT NOT NULL DEFAULT '',
            confidential INTEGER NOT NULL DEFAULT 0
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE responsible ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            owner_id TEXT NOT NULL,
            organisation_id TEXT REFERENCES organisation (id) ON DELETE CASCADE,
            person_id TEXT REFERENCES person (id) ON DELETE CASCADE
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE link ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('merged', 'became', 'depends')),
            from_id TEXT NOT NULL,
            to_id TEXT NOT NULL
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE attachment ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            owner_id TEXT NOT NULL,
            rank TEXT NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            alt TEXT NOT NULL DEFAULT '',
            sha256 TEXT NOT NULL
        ) STRICT""")
    db.execute("CREATE TABLE attachment_content (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")
    _index(db, "cluster step_id", "cluster owner_id", "cluster coordinator_id", "cluster medical_support_id")
    _index(db, "leg cluster_id", "leg leader_id")
    for table in ("principle", "goal", "decision", "action"):
        _index(db, f"{table} process_id", f"{table} step_id")
    _index(db, "responsible process_id", "responsible owner_id", "responsible organisation_id", "responsible person_id")
    _index(db, "link process_id", "link from_id", "link to_id", "attachment process_id", "attachment owner_id")


@migrations()
def progress(db: Database) -> None:
    """How far a workshop has come, and how long each step has taken: navigation, so outside journal and bundle."""
    db.execute("""
        CREATE TABLE progress (
            step_id TEXT PRIMARY KEY REFERENCES step (id) ON DELETE CASCADE,
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'left', 'skipped')),
            entered TEXT,
            since TEXT,
            spent INTEGER NOT NULL DEFAULT 0,
            extra INTEGER NOT NULL DEFAULT 0
        ) STRICT""")
    _index(db, "progress workshop_id")


@migrations()
def drafts(db: Database) -> None:
    """What is typed and not entered yet. Without row ids, for those would tell in which order drafts were begun."""
    db.execute("""
        CREATE TABLE draft (
            step_id TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (step_id, name)
        ) STRICT, WITHOUT ROWID""")


@migrations()
def counted(db: Database) -> None:
    """The tables of the room; dots and hands may be for a cluster or a principle too; a goal can be reached or dropped."""
    db.execute(f"""
        CREATE TABLE party ({_ROW},
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            rank TEXT NOT NULL,
            name TEXT NOT NULL,
            persons INTEGER
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE new_vote ({_ROW},
            step_id TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
            card_id TEXT REFERENCES card (id) ON DELETE CASCADE,
            cluster_id TEXT REFERENCES cluster (id) ON DELETE CASCADE,
            principle_id TEXT REFERENCES principle (id) ON DELETE CASCADE,
            person_id TEXT REFERENCES person (id) ON DELETE SET NULL,
            party TEXT NOT NULL DEFAULT '',
            kind TEXT NOT NULL,
            value INTEGER NOT NULL
        ) STRICT""")
    db.execute(
        "INSERT INTO new_vote (pk, id, rev, step_id, card_id, person_id, party, kind, value) "
        "SELECT pk, id, rev, step_id, card_id, person_id, party, kind, value FROM vote"
    )
    db.execute("DROP TABLE vote")
    db.execute("ALTER TABLE new_vote RENAME TO vote")
    db.execute(
        "ALTER TABLE goal ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'reached', 'dropped'))"
    )
    _index(db, "party workshop_id", "vote step_id", "vote card_id", "vote cluster_id", "vote principle_id")
    _index(db, "vote person_id")


@migrations()
def adopted(db: Database) -> None:
    """The form of minutes, with a case number in each party's register; what was finished, and the § it was given; what
    went out. What is written here of a finished document never changes, so it points at moments and decisions by id only:
    they may go, their § stays."""
    db.execute("ALTER TABLE process ADD COLUMN body TEXT NOT NULL DEFAULT ''")
    for column in (
        "form TEXT NOT NULL DEFAULT 'notes' CHECK (form IN ('notes', 'formal'))",
        "heading TEXT NOT NULL DEFAULT ''",
        "number TEXT NOT NULL DEFAULT ''",
        "numbered INTEGER NOT NULL DEFAULT 0",
        "first_number INTEGER",
    ):
        db.execute(f"ALTER TABLE workshop ADD COLUMN {column}")
    db.execute("ALTER TABLE attachment ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0")
    db.execute(f"""
        CREATE TABLE case_number ({_ROW},
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            organisation_id TEXT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
            number TEXT NOT NULL
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE abbreviation ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            short TEXT NOT NULL,
            meaning TEXT NOT NULL
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE final ({_ROW},
            workshop_id TEXT NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            form TEXT NOT NULL CHECK (form IN ('notes', 'formal')),
            heading TEXT NOT NULL,
            switches TEXT NOT NULL,
            finished TEXT NOT NULL,
            finished_by TEXT NOT NULL,
            adjusted TEXT,
            reopened TEXT,
            reopened_by TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL DEFAULT '',
            cleared TEXT,
            internal TEXT NOT NULL,
            published TEXT NOT NULL
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE matter ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            workshop_id TEXT REFERENCES workshop (id) ON DELETE SET NULL,
            about_id TEXT NOT NULL,
            year INTEGER NOT NULL,
            number INTEGER NOT NULL,
            title TEXT NOT NULL
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE export ({_ROW},
            process_id TEXT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
            workshop_id TEXT REFERENCES workshop (id) ON DELETE SET NULL,
            made TEXT NOT NULL,
            what TEXT NOT NULL,
            remarks TEXT NOT NULL DEFAULT '{{}}'
        ) STRICT""")
    _index(db, "case_number workshop_id", "case_number organisation_id", "abbreviation process_id", "final workshop_id")
    _index(db, "matter process_id", "matter workshop_id", "export process_id", "export workshop_id")


def _index(db: Database, *places: str) -> None:
    """Index each "table column": without one, every deletion of what it points at reads the whole table."""
    for place in places:
        table, column = place.split()
        db.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
