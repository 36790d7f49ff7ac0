"""The grammar of meeting reports: from words to mentions of units, bodies, roles, positions, people, documents, events.

Each module is one kind of phrase. A parser takes the reading stream and a place in it and returns the phrase that
begins there, or None; it never looks at other articles and never guesses.

    stream short_forms              the tokens of an article, short forms written out
    units                           tỉnh Đồng Tháp, quận 9
    bodies organs                   Ban Thường vụ Tỉnh ủy: heads, and parts of other bodies
    named_bodies                    bodies with a proper name: Trường Đại học Quy Nhơn, Vụ Hợp tác quốc tế
    missions                        embassies and consulates: Đại sứ quán Mông Cổ tại Việt Nam
    series                          bodies in a row whose kind is said once: Phòng PC01, PC02
    whole_names                     bodies whose kind is their whole name: Quốc hội, Đảng Nhân dân Cách mạng Lào
    growing_names body_purposes     where a body's name, or what it is for, ends; `body_names` what may stand in them
    known_names                     names in small letters that the article prints in full elsewhere
    small_names                     names that print leaves in small letters: Công ty cổ phần thương mại X
    collectives                     lists of kinds of bodies in which none is named
    people positions                names with what stands before them; roles and the bodies they are held in
    documents document_parts        what is issued; `decisions` what has no number, `agreements` what several sign
    awards events                   what is granted; names of meetings
    chunks sentences phrases        a sentence as a row of all of these, and what of them begins at a word
    holdings holding changes        which person of a sentence holds which position, takes it or leaves it
    shared_posts                    posts that a list of people shares
    delegations                     who leads one: `do ông A làm trưởng đoàn`
"""
