import re

from levelmap.drawing.html_tables import Column, Link, html_table

COLUMNS = [Column("Place"), Column("Value", is_number=True)]


def test_caption_and_headers_are_marked_as_such() -> None:
    html = html_table("Pay", COLUMNS, [("Alder", "£400")])
    assert "<caption>Pay</caption>" in html
    assert '<th scope="col">Place</th>' in html
    assert '<th scope="row">Alder</th>' in html
    assert '<td class="number">£400</td>' in html
    assert re.search(r'role="region" tabindex="0" aria-label="Pay"', html)


def test_each_cell_of_a_broad_table_knows_its_column() -> None:
    titles = [Column(title) for title in ("Place", "Pay", "Rank", "In", '"Who"')]
    html = html_table("Pay", titles, [("Alder", "£400", "1", "North", "ONS")])
    assert '<td data-title="Pay">£400</td>' in html
    assert '<td data-title="&quot;Who&quot;">ONS</td>' in html
    assert "data-title" not in html_table("Pay", COLUMNS, [("Alder", "£400")])


def test_no_text_becomes_markup() -> None:
    payload = '<img src=x onerror="alert(1)">'
    html = html_table(payload, [Column(payload)], [(payload,), (Link(payload, f'"{payload}'),)])
    assert "<img" not in html
    assert 'onerror="' not in html


def test_a_link_stays_in_the_window() -> None:
    html = html_table("Pay", COLUMNS, [(Link("Alder", "/place?area=E06900001"), "£400")])
    assert '<a href="/place?area=E06900001" target="_self">Alder</a>' in html
