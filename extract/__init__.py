"""From the bytes of a law to the norms in it, one small step per file.

    read        bytes      -> Document      decode, nothing more
    outline     Document   -> Law           编 / 章 / 节 / 条 / 款 / 项  (front: its name, makers, dates)
    shadow      text       -> text          the same length, one form for each sign
    clauses     Span       -> Spans         sentences, clauses
    actors      Span       -> Party         who is named here  (naming: under which name)
    turns       clause     -> Turn          binds, allows, urges, conditions, goes on
    actions     deed       -> Spans         what is to be done
    ties        deed       -> Relations     with whom
    norms       Law        -> Norms         who must, must not, may
    citations   Law        -> References    what it cites
    coverage    Law, Norms -> Verdicts      what became of every sentence

Each step knows the types of its neighbours and nothing else; no step opens a file, but for
lexicon, which reads the word lists, and segment, which is the one file that knows jieba.
"""

from .reading import reading

__all__ = ["reading"]
