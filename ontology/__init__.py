"""The words of this project, and nothing that does any work.

    model       Span, Document, Provision, Law, Actor, Norm, Relation …
    citation    第十四条第二款第三项, as a value that sorts in reading order
    errors      everything that can go wrong and is somebody's to fix
    names       the IRIs by which the graph calls things
    quanze.ttl  the vocabulary;  shapes.ttl  what a right graph looks like

Every other room speaks in the types declared here.  This room imports only
the standard library: if a change here needs jieba, rdflib or a file on disk,
the change belongs somewhere else.
"""
