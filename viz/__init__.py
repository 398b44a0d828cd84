"""What a person looks at: the page, the tables.

    view        Readings -> View        plain data the page draws; decides nothing about the law
    layout      View     -> positions   by kind of body, in Python; no physics
    page        View     -> HTML        one file, offline, by pyvis and our own template
    tables_*    findings -> xlsx, docx  the lists an office publishes

This room asks graph and speaks ontology; it never reads a law itself.
"""
