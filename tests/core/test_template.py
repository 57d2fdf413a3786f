"""Templates: whatever is in the file, either a checked template or a sentence that says where to look."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naravard_desktop.core import paths
from naravard_desktop.core.kind import Column, Unfit, check_columns
from naravard_desktop.core.template import Template, parse, read
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.kinds import KINDS, OPTIONS
from naravard_desktop.steps.notes.data import Options as NotesOptions
from naravard_desktop.steps.sorting.data import Options as SortingOptions

HEAD = 'id = "m"\ntitle = "Mall"\nsource = "Vår"\n'
STEP = '[[step]]\nid = "ett"\nkind = "notes"\ntitle = "Ett"\nminutes = 5\n'
SORT = '[[step]]\nid = "två"\nkind = "sorting"\ntitle = "Två"\nminutes = 5\n'
DELIVERED = {path.name: path.read_text(encoding="utf-8") for path in sorted(paths.WORKSHOPS.glob("*.toml"))}
COMMON = {"id", "kind", "title", "minutes", "aim", "instruction", "material", "background", "prompt", "help", "uses"}


def wrong(text: str) -> str:
    """What is said of a text that is no template."""
    with pytest.raises(Trouble) as caught:
        parse(text, "mapp/min.toml", OPTIONS)
    return str(caught.value)


def test_a_template_says_all_that_stands_in_it() -> None:
    text = HEAD + STEP + 'prompt = "A\u030a\\r\\nb\\u0007"\nanonymous = true\n' + SORT + 'uses = "ett"\n'
    text += 'clusters = [{name = "VIP", legs = ["a", "b"], medical_support = true}]\n'
    one = parse(text, "mapp/min.toml", OPTIONS)
    assert (one.id, one.title, one.source, one.minutes, one.file) == ("m", "Mall", "Vår", 10, "mapp/min.toml")
    assert one.steps[0].prompt == "Å\nb"
    assert one.steps[0].anonymous
    assert one.steps[0].options == NotesOptions()
    assert one.steps[1].uses == "ett"
    assert isinstance(one.steps[1].options, SortingOptions)
    assert one.steps[1].options.clusters[0].legs == ("a", "b")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ('promt = "x"', ["promt", "kanske prompt", *COMMON, "columns", "hidden"]),
        ('clusters = "x"', ["clusters", "känd nyckel"]),
        ("title = 3", ["title", "text inom citattecken"]),
        ("minutes = true", ["minutes", "ett heltal"]),
        ('minutes = "5"', ["minutes", "ett heltal"]),
        ("minutes = 5.0", ["minutes", "ett heltal"]),
        ("minutes = -1", ["minutes", "mellan 0 och 1440"]),
        ("minutes = 1441", ["minutes", "mellan 0 och 1440"]),
        ("minutes = 0x" + "f" * 6000, ["minutes", "mellan 0 och 1440"]),
        ("anonymous = 1", ["anonymous", "true eller false"]),
        ('title = "\\t "', ["title", "inte är tom"]),
        ('title = "\\ufeff"', ["title", "inte är tom"]),
        ('kind = "nots"', ["kind", "något av", "notes", "sorting"]),
        ("kind = []", ["kind", "något av"]),
        ('uses = "ett"', ["uses", "tidigare moment", "det finns inget"]),
        ('uses = "två"', ["uses", "tidigare moment"]),
        ("columns = 1", ["columns", "en lista"]),
        ("columns = [1]", ["columns[1]", "en tabell"]),
        ('columns = [{name = "a"}, {nam = "b"}]', ["columns[2].nam", "kanske name", "choices, name, type"]),
        ("columns = [{}]", ["columns[1].name", "måste finnas"]),
        (
            'columns = [{name = "a", type = "txt"}]',
            ["columns[1].type", "text, choice, level, person, organisation, date, yes_no"],
        ),
        (
            'columns = [{name = "a", type = "level"}, {name = "b", type = "level"}]',
            ["columns", "högst en kolumn av typen level"],
        ),
        ('columns = [{name = "a", type = []}]', ["columns[1].type", "något av"]),
        ('columns = [{name = "a", choices = ["x", 2]}]', ["columns[1].choices[2]", "text inom citattecken"]),
    ],
)
def test_a_fault_in_a_moment_is_told_with_file_moment_key_and_what_was_expected(key: str, said: list[str]) -> None:
    name = key.split(" ")[0]
    kept = [line for line in STEP.splitlines() if not line.startswith(name + " ")]
    sentence = wrong(HEAD + "\n".join([*kept, key]) + "\n" + SORT)
    for part in ["min.toml", "moment 1 (ett)", "väntade", *said]:
        assert part in sentence, sentence
    assert "mapp" not in sentence


@pytest.mark.parametrize("key", ["id", "title", "minutes", "kind"])
def test_a_key_that_must_be_there_is_asked_for(key: str) -> None:
    step = "\n".join(line for line in STEP.splitlines() if not line.startswith(key))
    assert f", {key}: väntade" in wrong(HEAD + step)


@pytest.mark.parametrize("key", ["id", "title", "source"])
def test_the_head_of_a_template_must_be_filled_in(key: str) -> None:
    rest = "".join(line + "\n" for line in HEAD.splitlines() if not line.startswith(key))
    for head in (rest, rest + f'{key} = " "\n', rest + f"{key} = 1\n"):
        assert f"min.toml, {key}: väntade" in wrong(head + STEP)


def test_an_unknown_key_in_the_head_is_told_with_those_that_are_known() -> None:
    assert "titel: väntade en känd nyckel, kanske title" in wrong(HEAD + 'titel = "x"\n' + STEP)


@pytest.mark.parametrize(
    "steps", ["", "step = []", "step = 1", STEP.replace("[[step]]", "[step]"), 'step = "notes"', "[step]"]
)
def test_a_template_without_moments_says_how_they_are_written(steps: str) -> None:
    assert "[[step]]" in wrong(HEAD + steps)


def test_a_moment_that_is_no_table_says_how_it_is_written() -> None:
    assert "moment 1 (utan id), step: väntade [[step]]" in wrong(HEAD + "step = [1]")


def test_an_id_is_given_once() -> None:
    assert "moment 2 (ett), id: väntade" in wrong(HEAD + STEP + SORT.replace("två", "ett"))


def test_a_moment_cannot_use_a_later_one_or_itself() -> None:
    for uses in ("tre", "två", "Ett", " "):
        sentence = wrong(HEAD + STEP + SORT + f'uses = "{uses}"\n' + STEP.replace("ett", "tre"))
        assert "moment 2 (två), uses: väntade id för ett tidigare moment (ett)" in sentence


def test_clusters_are_checked_to_the_depth_where_they_are_wrong() -> None:
    assert "clusters: väntade kluster med olika namn" in wrong(HEAD + SORT + 'clusters = [{name="V"}, {name="V"}]')
    assert "clusters[1].legs[2]: väntade text" in wrong(HEAD + SORT + 'clusters = [{name="V", legs=["a", []]}]')
    assert "clusters[2].name: väntade" in wrong(HEAD + SORT + 'clusters = [{name="V"}, {}]')


@pytest.mark.parametrize("name", ["V ", "\\ufeffV", "V\\n"])
def test_clusters_whose_names_look_the_same_are_the_same(name: str) -> None:
    assert "clusters: väntade kluster med olika namn" in wrong(
        HEAD + SORT + f'clusters = [{{name="V"}}, {{name="{name}"}}]'
    )


@pytest.mark.parametrize("clusters", ['[{name=""}]', '[{name=" "}]', '[{name="V", legs=[""]}]'])
def test_clusters_and_legs_have_names(clusters: str) -> None:
    assert "clusters" in wrong(HEAD + SORT + f"clusters = {clusters}")


@pytest.mark.parametrize("columns", ['[{name="läge"}, {name="läge"}]', '[{name=""}]', '[{name="läge", type="choice"}]'])
def test_columns_have_names_of_their_own_and_choices_something_to_choose(columns: str) -> None:
    """Two columns with one name would keep one of their words."""
    assert "columns" in wrong(HEAD + STEP + f"columns = {columns}")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEAD + 'summary = "a\n' + STEP, "rad 4, tecken 13"),
        (HEAD + "summary\n", "rad 4"),
        (HEAD + "\r\n\r\n" + "x = 2027-02-30", "rad 6"),
        (HEAD + 'summary = """\noch sedan', "filen slutar mitt i något"),
        (HEAD + 'id = "igen"\n', "rad 4"),
        (HEAD + "\x00", "rad 4"),
        (HEAD + 'summary = "(at line 99, column 9)', "filen slutar mitt i något"),
    ],
)
def test_broken_toml_is_told_with_its_place(text: str, place: str) -> None:
    sentence = wrong(text)
    assert "min.toml går inte att läsa som mall" in sentence
    assert place in sentence


def test_words_in_braces_are_shown_as_they_are() -> None:
    assert '{file} "{0}' in wrong(HEAD + STEP.replace("ett", '{file} \\"{0}').replace("notes", "x"))


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 30_000,
        "x = " + "{a=" * 30_000,
        HEAD + "x" + ".a" * 3000 + " = 1",
        HEAD + "step" + ".a" * 3000 + " = 1",
        HEAD + STEP + "columns" + ".a" * 3000 + " = 1",
    ],
)
def test_absurd_nesting_is_trouble(text: str) -> None:
    assert "min.toml" in wrong(text)


def test_absurd_nesting_in_the_id_of_a_moment_is_trouble() -> None:
    assert "moment 1" in wrong(HEAD + "[[step]]\nid" + ".a" * 3000 + " = 1\n")


def test_a_number_with_thousands_of_digits_is_trouble() -> None:
    assert "min.toml" in wrong(HEAD + STEP.replace("minutes = 5", "minutes = " + "1" * 5000))
    assert "min.toml" in wrong(HEAD + STEP.replace('"ett"', "0x" + "f" * 5000).replace("notes", "x"))


def test_a_fault_is_told_in_a_sentence_that_can_be_read_however_long_the_words() -> None:
    long = "x" * 100_000
    for text in (HEAD + f"{long} = 1\n" + STEP, HEAD + STEP.replace('"ett"', f'"{long}"').replace("notes", "x")):
        assert len(wrong(text)) < 2000


def test_a_file_of_five_megabytes_is_read_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "stor.toml"
    file.write_text(HEAD + STEP + f'background = "{"x" * 5_000_000}"\n')
    assert len(read(file, OPTIONS).steps[0].background) == 5_000_000
    file.write_bytes(b"\xff" * 5_000_000)
    with pytest.raises(Trouble, match=r"stor\.toml, rad 1: texten är inte sparad som UTF-8"):
        read(file, OPTIONS)


def test_a_file_may_be_saved_by_notepad(tmp_path: Path) -> None:
    file = tmp_path / "bom.toml"
    file.write_bytes(b"\xef\xbb\xbf" + (HEAD + STEP).replace("\n", "\r\n").encode())
    assert read(file, OPTIONS).steps[0].id == "ett"


@pytest.mark.parametrize(("encoding", "line"), [("cp1252", 4), ("utf-16", 1)])
def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path, encoding: str, line: int) -> None:
    file = tmp_path / "gammal.toml"
    file.write_bytes((HEAD.replace("Vår", "Var") + 'summary = "Nära"\n' + STEP).encode(encoding))
    with pytest.raises(Trouble, match=rf"gammal\.toml, rad {line}: .*UTF-8"):
        read(file, OPTIONS)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "ingen.toml", "finns inte"), (tmp_path, "är en mapp")):
        with pytest.raises(Trouble, match=said):
            read(path, OPTIONS)


def parsed_or_told(text: str) -> Template | None:
    """Parse; anything but a template or a sentence is an error."""
    try:
        return parse(text, "min.toml", OPTIONS)
    except Trouble as trouble:
        said = str(trouble)
    assert "min.toml" in said
    return None


@given(st.binary(max_size=200) | st.just(HEAD + STEP).map(str.encode))
@example(b"\xef\xbb\xbf")
@example(b"\xed\xa0\x80")
def test_any_bytes_are_a_template_or_trouble(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.toml"
    file.write_bytes(content)
    with contextlib.suppress(Trouble):
        assert read(file, OPTIONS).steps


FRAGMENTS = [
    "[[step]]\n",
    "[step]\n",
    '"',
    '"""',
    "\n",
    "=",
    " = ",
    "1",
    "-1",
    "true",
    "[",
    "]",
    "{",
    "}",
    ".",
    "\\",
    "å",
    "\x00",
]
FRAGMENTS += [
    "nan",
    "2027-02-03",
    "07:00:00",
    "[[step.columns]]\n",
    "step.",
    'kind = "sorting"\n',
    'uses = "beslut"\n',
    "#",
]


@given(st.data())
def test_a_delivered_template_that_is_broken_anywhere_is_a_template_or_trouble(data: st.DataObject) -> None:
    text = DELIVERED[data.draw(st.sampled_from(sorted(DELIVERED)))]
    for _number in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        taken = data.draw(st.sampled_from([0, 0, 1, 5, 40, len(text)]))
        text = text[:start] + data.draw(st.sampled_from(["", *FRAGMENTS])) + text[start + taken :]
    parsed_or_told(text)


VALUES: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(['"x"', '""', "0", "-3", "1.5", "true", "2027-02-03", "[]", "{}", '"ett"', '"notes"', '"sorting"']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.dictionaries(st.sampled_from(["name", "legs", "type", "choices", "x"]), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=6,
)
KEYS = sorted(
    {*COMMON, "columns", "hidden", "clusters", "decided_by", "ground_rules", "check_in", "purpose", "anonymous"}
)


@given(st.sampled_from(sorted(OPTIONS)), st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4))
def test_any_value_of_any_key_is_a_template_or_trouble(kind: str, values: dict[str, str]) -> None:
    keys = {"id": '"a"', "kind": f'"{kind}"', "title": '"T"', "minutes": "1", **values}
    one = parsed_or_told(HEAD + "[[step]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items()))
    if one is not None:
        assert isinstance(one.steps[0].options, OPTIONS[one.steps[0].kind])


def test_a_moment_works_on_a_kind_it_can_work_on() -> None:
    uses = {name: kind.uses for name, kind in KINDS.items()}
    talk = STEP.replace("ett", "tal").replace("notes", "talk")
    good = HEAD + talk + STEP + SORT + 'uses = "ett"\n'
    assert parse(good, "mapp/min.toml", OPTIONS, uses).steps[2].uses == "ett"
    for text, said in (
        (
            HEAD + STEP + talk + SORT + 'uses = "tal"\n',
            "uses: väntade id för ett tidigare moment av sorten notes, questions",
        ),
        (HEAD + STEP + talk + SORT + 'uses = "tal"\n', "(ett)"),
        (HEAD + talk + SORT + 'uses = "tal"\n', "(det finns inget)"),
        (HEAD + STEP + talk + 'uses = "ett"\n', "moment 2 (tal), uses: väntade ingenting: ett moment av sorten talk"),
    ):
        with pytest.raises(Trouble) as caught:
            parse(text, "mapp/min.toml", OPTIONS, uses)
        assert said in str(caught.value)
        parse(text, "mapp/min.toml", OPTIONS)


@pytest.mark.parametrize("name", DELIVERED)
def test_the_delivered_templates_use_what_can_be_used(name: str) -> None:
    parse(DELIVERED[name], name, OPTIONS, {name: kind.uses for name, kind in KINDS.items()})


def test_what_a_form_says_of_columns_has_no_words_of_the_templates() -> None:
    for columns, said in (
        ([Column(name="a", type="choice")], "ord att välja bland"),
        ([Column(name="a", type="level"), Column(name="b", type="level")], "fylls i med nivå"),
    ):
        with pytest.raises(Unfit) as caught:
            check_columns("columns", columns)
        assert said in caught.value.plain
        assert "choice" not in caught.value.plain
