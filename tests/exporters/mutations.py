"""One way to break each constraint: the beginning of its English message, and the update that breaks it."""

# One mutation a line, however long: it is a table.

from __future__ import annotations

from tests.exporters.invented import ANH, AWARD, BOARD, COMMITTEE, MEETING, RESOLUTION

PREFIXES = """
PREFIX bb: <https://w3id.org/bienban/ns#>
PREFIX bbc: <https://w3id.org/bienban/code/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

_ID = "https://w3id.org/bienban/id/"
PERSON, BODY, PARENT, EVENT, PRIZE, PAPER = (f"<{_ID}{i}>" for i in (ANH, BOARD, COMMITTEE, MEETING, AWARD, RESOLUTION))
STRANGER = f"<{_ID}thing/x>"
VOTE = f"<{_ID}article/x/vote/v-1> a bb:Vote ; rdfs:label 'x'@vi"


def insert(triples: str) -> str:
    return f"INSERT {{ {triples} }} WHERE {{}}"


def remove(pattern: str) -> str:
    return f"DELETE WHERE {{ {pattern} }}"


def one(kind: str, pattern: str, change: str) -> str:
    """Change one member of a class, the first by IRI."""
    return f"{change} WHERE {{ {{ SELECT ?x {{ ?x a {kind} }} ORDER BY ?x LIMIT 1 }} {pattern} }}"


MUTATIONS: list[tuple[str, str]] = [
    ("The IRI of a node has its kind", insert(f"{STRANGER} a bb:Topic ; rdfs:label 'x'@vi")),
    ("A node has exactly one label", insert(f"{PERSON} rdfs:label 'Person'@en")),
    ("A code has one preferred label", insert("bbc:chu-tich skos:prefLabel 'Chairman'@en")),
    ("A code has exactly one label", remove("bbc:chu-tich rdfs:label ?l")),
    ("A code is in one list", insert("bbc:chu-tich skos:inScheme bbc:tenure")),
    ("A body has a kind", remove(f"{BODY} org:classification ?c")),
    ("The kind of a body is from the list", insert(f"{BODY} org:classification bbc:chu-tich")),
    ("A body is a part of a body", insert(f"{BODY} bb:partOf {STRANGER}")),
    ("A body that is a part of several", insert(f"{BODY} bb:partOf {STRANGER}")),
    ("The jurisdiction of a body", insert(f"{BODY} bb:jurisdiction {PERSON}")),
    ("What a body implements", insert(f"{BODY} bb:implements {PERSON}")),
    ("A body cannot be a part of itself", insert(f"{PARENT} bb:partOf {BODY}")),
    ("A position without a body", remove("?x org:postIn ?b")),
    ("A position is in one body", one("bb:Position", "", f"INSERT {{ ?x org:postIn {PERSON} }}")),
    ("A position has exactly one role", one("bb:Position", "?x org:role ?r", "DELETE { ?x org:role ?r }")),
    ("The role is from the list", one("bb:Position", "", "INSERT { ?x org:role bbc:tap-the }")),
    ("A group has exactly one kind", remove("?x bb:kind ?k")),
    ("The kind of a group is from the list", one("bb:Collective", "", "INSERT { ?x bb:kind bbc:chu-tich }")),
    ("The count of a group", one("bb:Collective", "", "INSERT { ?x bb:memberCount 'three' }")),
    ("An event without a date", remove(f"{EVENT} schema:startDate ?d")),
    ("The date of an event", insert(f"{EVENT} schema:startDate '2024'^^xsd:gYear")),
    ("The part of the day is from the list", insert(f"{EVENT} bb:partOfDay bbc:chu-tich")),
    ("An event is at a place", insert(f"{EVENT} schema:location {PERSON}")),
    ("A chair is a person", insert(f"{PAPER} bb:chairs {EVENT}")),
    ("An organizer is a body", insert(f"{PAPER} bb:organizes {EVENT}")),
    ("The start time of an event", insert(f"{EVENT} bb:startTime 'at eight'")),
    ("The end time of an event", insert(f"{EVENT} bb:endTime 'at ten'")),
    ("The start time is not before", insert(f"{EVENT} bb:startTime '10:00:00'^^xsd:time ; bb:endTime '09:00:00'^^xsd:time")),
    ("A number of people is not negative", insert(f"{EVENT} bb:presentCount -1")),
    ("Who takes the minutes", insert(f"{BODY} bb:takesMinutesOf {EVENT}")),
    ("Who is absent", insert(f"{BODY} bb:isAbsentFrom {EVENT}")),
    ("A vote has a result", insert(VOTE)),
    ("Votes for are one number", insert(f"{VOTE} ; bb:votesFor -1")),
    ("Votes against are one number", insert(f"{VOTE} ; bb:votesAgainst 1 , 2")),
    ("Abstentions are one number", insert(f"{VOTE} ; bb:abstentions 1 , 2")),
    ("The number of voters is one", insert(f"{VOTE} ; bb:votersCount 0")),
    ("A share is a number", insert(f"{VOTE} ; bb:shareFor 101.5")),
    ("A vote is on one motion", insert(f"{VOTE} ; bb:motion 'a motion'@en")),
    ("A vote is taken at one event", insert(f"{VOTE} ; bb:takenAt {PERSON}")),
    ("The voting method is from the list", insert(f"{VOTE} ; bb:votingMethod bbc:chu-tich")),
    ("A vote without the number of voters", insert(f"{VOTE} ; bb:votesFor 3")),
    ("Votes for, against and abstaining are more", insert(f"{VOTE} ; bb:votesFor 3 ; bb:abstentions 1 ; bb:votersCount 3")),
    ("A meeting without an organizer", f"DELETE {{ ?x ?p {EVENT} }} WHERE {{ ?x ?p {EVENT} FILTER(?p IN (bb:chairs, bb:organizes)) }}"),
    ("What a meeting discusses", insert(f"{EVENT} bb:discusses {PERSON}")),
    ("An award without a type", remove(f"{PRIZE} bb:awardType ?t")),
    ("An award conferral has one type", insert(f"{PRIZE} bb:awardType {PERSON}")),
    ("The type of an award is from the list", insert(f"{PRIZE} bb:awardType bbc:chu-tich")),
    ("An award without a giver", remove(f"{PRIZE} bb:grantor ?g")),
    ("A giver is a body", insert(f"{PRIZE} bb:grantor {PAPER}")),
    ("An award without a recipient", remove(f"{PRIZE} bb:recipient ?r")),
    ("A recipient is a person", insert(f"{PRIZE} bb:recipient {PAPER}")),
    ("The movement of an award", insert(f"{PRIZE} bb:movement {PERSON}")),
    ("An award is conferred at an event", insert(f"{PRIZE} bb:conferredAt {PERSON}")),
    ("The giver has no bb:awards edge", remove("?g bb:awards ?r")),
    ("A document has exactly one type", remove(f"{PAPER} bb:documentType ?t")),
    ("The type of a document is from the list", insert(f"{PAPER} bb:documentType bbc:chu-tich")),
    ("A document has at most one number", insert(f"{PAPER} bb:number '06-NQ/TU'")),
    ("A number reads like", insert(f"{PAPER} bb:number 'five'")),
    ("A document is issued by", insert(f"{PAPER} bb:issuedBy {EVENT}")),
    ("The year until which", insert(f"{PAPER} bb:untilYear '2030-01-01'^^xsd:date")),
    ("Who signs a document", insert(f"{BODY} bb:signs {PAPER}")),
    ("A recipient of a document", insert(f"{PAPER} bb:sentTo {EVENT}")),
    ("Minutes, conclusions and adoptions", insert(f"{PAPER} bb:recordsMinutesOf {PERSON}")),
    ("An article without a headline", remove("?x schema:headline ?h")),
    ("An article has at most one headline", one("bb:Article", "", "INSERT { ?x schema:headline 'Another'@en }")),
    ("An article has its text", remove("?x nif:isString ?t")),
    ("An article has the SHA-256", remove("?x bb:textSha256 ?t")),
    ("An article without a time", remove("?x schema:dateModified ?t")),
    ("A publisher is a body", one("bb:Article", "", f"INSERT {{ ?x schema:publisher {PERSON} }}")),
    ("An author is a person", one("bb:Article", "", f"INSERT {{ ?x schema:author {PAPER} }}")),
    ("An utterance has exactly one text", remove("?x bb:text ?t")),
    ("An utterance has evidence", "DELETE { ?x bb:evidence ?e } WHERE { ?x a bb:Utterance ; bb:evidence ?e }"),
    ("An utterance is made by", one("bb:Utterance", "", f"INSERT {{ ?x bb:madeBy {PAPER} }}")),
    ("An utterance is made at", one("bb:Utterance", "", f"INSERT {{ ?x bb:madeAt {PERSON} }}")),
    ("An utterance is addressed to", one("bb:Utterance", "", f"INSERT {{ ?x bb:addressee {PAPER} }}")),
    ("A directive without a speaker", remove("?x bb:madeBy ?p")),
    ("An abbreviation has exactly one short form", remove("?x bb:shortForm ?s")),
    ("An abbreviation has exactly one long form", remove("?x bb:longForm ?s")),
    ("An abbreviation has evidence", "DELETE { ?x bb:evidence ?e } WHERE { ?x a bb:Abbreviation ; bb:evidence ?e }"),
    ("An assertion has exactly one subject", one("bb:Assertion", "", f"INSERT {{ ?x rdf:subject {PERSON} , {BODY} }}")),
    ("An assertion has exactly one predicate", one("bb:Assertion", "", "INSERT { ?x rdf:predicate bb:x , bb:y }")),
    ("An assertion has exactly one object", one("bb:Assertion", "", f"INSERT {{ ?x rdf:object {PERSON} , {BODY} }}")),
    ("An assertion has evidence", one("bb:Assertion", "?x bb:evidence ?e", "DELETE { ?x bb:evidence ?e }")),
    ("A confidence is one number", one("bb:Assertion", "", "INSERT { ?x bb:confidence 2.5 }")),
    ("The assertion names an edge", f"DELETE {{ {PERSON} bb:chairs ?m }} WHERE {{ {PERSON} bb:chairs ?m }}"),
    ("The member is the person", one("bb:Membership", "", f"INSERT {{ ?x org:member {BODY} }}")),
    ("The position is the object", one("bb:Membership", "", f"INSERT {{ ?x bb:position {BODY} }}")),
    ("The body of a membership", one("bb:Membership", "", f"INSERT {{ ?x org:organization {STRANGER} }}")),
    ("The role of a membership", one("bb:Membership", "", "INSERT { ?x org:role bbc:thu-ky }")),
    ("A membership without a day", remove("?x bb:attestedOn ?d")),
    ("A day of attestation", one("bb:Membership", "", "INSERT { ?x bb:attestedOn '2024'^^xsd:gYear }")),
    ("One article states one tenure", one("bb:Membership", "", "INSERT { ?x bb:tenure bbc:nguyen , bbc:duong-nhiem }")),
    ("The tenure is from the list", one("bb:Membership", "", "INSERT { ?x bb:tenure bbc:chu-tich }")),
    ("A membership backs", one("bb:Membership", "?x rdf:predicate ?p", "DELETE { ?x rdf:predicate ?p }")),
    ("The holder has no bb:belongsTo", f"DELETE {{ {PERSON} bb:belongsTo ?b }} WHERE {{ {PERSON} bb:belongsTo ?b }}"),
    ("A tenure is one person's", insert(f"<{_ID}tenure/x> a bb:ObservedTenure ; bb:incumbent {BODY}")),
    ("A tenure is in one position", insert(f"<{_ID}tenure/x> a bb:ObservedTenure ; bb:post {BODY}")),
    ("The first attested day", insert(f"<{_ID}tenure/x> a bb:ObservedTenure ; bb:firstAttested '2024-02-02'^^xsd:date ; bb:lastAttested '2024-01-01'^^xsd:date")),
    ("A tenure has one last attested day", insert(f"<{_ID}tenure/x> a bb:ObservedTenure ; bb:lastAttested '2024'")),
    ("A tenure is attested by articles", insert(f"<{_ID}tenure/x> a bb:ObservedTenure ; bb:attestedBy {PERSON}")),
    ("A change has one day", insert(f"<{_ID}change/x> a bb:ChangeEvent ; bb:changedOn '2025'")),
    ("A change has a legal basis", insert(f"<{_ID}change/x> a bb:ChangeEvent")),
    ("A change has a body before it", insert(f"<{_ID}change/x> a bb:ChangeEvent ; org:originalOrganization {PERSON}")),
    ("What a change results in", insert(f"<{_ID}change/x> a bb:ChangeEvent ; org:resultingOrganization {PERSON}")),
    ("The agent is the one", one("bb:Participation", "", f"INSERT {{ ?x prov:agent {STRANGER} }}")),
    ("The event is the object", one("bb:Participation", "", f"INSERT {{ ?x bb:inEvent {PERSON} }}")),
    ("A participation has exactly one role", remove("?x prov:hadRole ?r")),
    ("Taking part in the capacity", one("bb:Participation", "", f"INSERT {{ ?x bb:inCapacity {STRANGER} }}")),
    ("A signing formula goes with", one("bb:Assertion", "", "INSERT { ?x bb:signingFormula bbc:ky-thay }")),
    ("The signing formula is from the list", one("bb:Assertion", "", "INSERT { ?x bb:signingFormula bbc:chu-tich }")),
    ("One signs for a body", one("bb:Assertion", "", f"INSERT {{ ?x bb:signingFormula bbc:ky-thay ; bb:signsFor {EVENT} }}")),
    ("Signing in the capacity", one("bb:Assertion", "", f"INSERT {{ ?x bb:signingFormula bbc:ky-thay ; bb:inCapacity {STRANGER} }}")),
    ("An edge with no assertion", insert(f"{BODY} bb:attends {EVENT}")),
    ("The IRI of evidence ends", insert(f"<{_ID}article/x> a bb:Evidence")),
    ("Evidence is in exactly one article", one("bb:Evidence", "?x bb:inArticle ?a", "DELETE { ?x bb:inArticle ?a }")),
    ("Evidence has exactly one quote", one("bb:Evidence", "?x bb:quote ?q", "DELETE { ?x bb:quote ?q }")),
    ("Evidence starts before it ends", one("bb:Evidence", "", "INSERT { ?x bb:start '99999'^^xsd:nonNegativeInteger }")),
    ("Evidence has an end", one("bb:Evidence", "?x bb:end ?e", "DELETE { ?x bb:end ?e }")),
    ("The quote is not what the article has", one("bb:Evidence", "?x bb:quote ?q", "DELETE { ?x bb:quote ?q } INSERT { ?x bb:quote 'made up' }")),
]  # fmt: skip
