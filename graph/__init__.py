"""From norms to answers: the graph, the questions, the findings.

    quads       Reading  -> Quads       what the norms say, in RDF's words; decides nothing
    store       Quads    -> Store       Oxigraph, in memory or on disk; sorted writers
    questions   Store    -> Answers     the named questions of queries/*.rq, and any SPARQL
    network     Readings -> NetworkX    who stands with whom, and by which words
    matters     Readings -> matters     what each norm is about  (scheme, acts, duties)
    findings    Readings -> findings    overlaps, gaps, open ends: to be checked by a person

This room imports the words of the ontology and nothing of extract: it can be used on norms
that come from anywhere.
"""
