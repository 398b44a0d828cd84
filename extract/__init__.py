"""From the bytes of a law to the norms in it, one small step per file.

    read        bytes      -> Document      decode; take the text out of a Word file or a page
                                            (word_file, web_page; unwrapped: lines that a page cut)
    outline     Document   -> Law           编 / 章 / 节 / 条 / 款 / 项
                                            (lines: as print has them; front: its name, makers, dates)
    doubts      Law        -> words         where a person should look at the print
    shadow      text       -> text          the same length, one form for each sign
    clauses     Span       -> Spans         sentences, clauses (alternates: a clause with two agents is two)
    actors      Span       -> Party         who is named here, and who stands as a subject
                                            (named: the phrase, read as statutes list names;
                                            determiners: where a name begins; headed: where it ends;
                                            nominal: whether it is one; conjuncts: what a list joins;
                                            slots: who stands before a modal; naming: under which name;
                                            borrowed: what a name has from the one before it;
                                            lending: what a list's last name lends the others;
                                            tails: what a noun shares with the next name;
                                            drivers: what persons of a thing lend the things before;
                                            listed: a list known by its signs alone;
                                            premises: places in a list, and who runs them;
                                            terms: the short names the law defines;
                                            treasury: the public purse that pays;
                                            ranks: whose level a name has;
                                            bracketed: what brackets behind a name say;
                                            clausal: what is no name but a clause)
    turns       clause     -> Turn          binds, allows, urges, conditions, goes on
                                            (moves: the parts a clause may play, and their signs;
                                            doers: who does it, behind 由 or 的;
                                            modals: whom 应当 binds;
                                            agents: who acts behind 由; votes: who decides;
                                            urges: what the State does, and whom the law urges;
                                            subjects: of whom a sentence speaks, past a case;
                                            rights: what he is entitled to, owes, is in office for;
                                            topics: what no one does; things: what an actor
                                            made or did, and is no deed of his;
                                            said: what is said of a thing of his;
                                            taken_up: what is said of the thing of the deed before;
                                            resumed: what goes on from the sentence before)
    actions     deed       -> Spans         what is to be done
                                            (adverbial: what hangs on it; joints: what is one deed;
                                            alternatives: what 或者 sets apart;
                                            pivots: whose deed it is; placing: where 将 puts it;
                                            toward: what it is done to, set off before it;
                                            objects: what only goes on with the object before it;
                                            partners: with whom, set off before it)
    ties        deed       -> Relations     with whom
                                            (halves: whether a verb is one, or half of a noun;
                                            prepositions: what 对, 向, 为, 与 and a verb say;
                                            filled: names that fill a run whole;
                                            gifts: to whom something is handed or given;
                                            approved: by whom, and into whom;
                                            described: whom a clause describes behind a verb;
                                            posts: who is put into a post;
                                            preposed: whom a noun of doing is done to;
                                            within, led: what relates somebody else, or nobody;
                                            related: between which two a tie can hold)
    cases       clause     -> bool          when, where, of what; and what is no norm by its form
    opened      clauses    -> Norms         the norm being read, growing until it closes
    memory      sentence   -> Course        what a paragraph and a sentence remember
    wrongs      sentence   -> bool          whether it tells a wrong and punishes it
    consequences clause    -> Norms         who punishes, and on whom it falls
    openings    Turn       -> Norms         the norm a clause opens or goes on with, and who bears it
                                            (unsaid: whom it means without naming him;
                                            counterparts: whom its form implies;
                                            patients: to whom 由 does it;
                                            beneficiaries: who only receives;
                                            rulings: what only a court or an authority does;
                                            officials: what is done to a layman, by whom is not said)
    sentence    sentence   -> Norms         what one sentence opens, clause by clause
                                            (links, rereading, occasions, chains: what a clause is among
                                            its neighbours)
    norms       Law        -> Norms         who must, must not, may; lists and their lead-ins
                                            (items: what a list's items are by their form;
                                            ordered: lists by a rule, and items that bind their own;
                                            enumerated: whom items name; accused: whose wrongs they tell)
    citations   Law        -> References    what it cites
    coverage    Law, Norms -> Verdicts      what became of every sentence

Each step knows the types of its neighbours and nothing else; no step opens a file, but for
lexicon, which reads the word lists, and segment, which is the one file that knows jieba.
"""

from .reading import reading

__all__ = ["reading"]
