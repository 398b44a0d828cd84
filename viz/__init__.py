"""What a person looks at: one page, the sheets, the server.

    view      Readings -> plain JSON: actors, norms, provisions, edges
    layout    who stands where: by level and function, no physics
    marks     how each kind and tie is drawn, in print and on dark
    network   the view as a pyvis network
    bundle    the page's ES modules as one script
    page      all of it as one HTML text
    tables_*  findings and duties -> xlsx, docx: the lists an office publishes

This room asks graph and speaks ontology; it never reads a law itself.
"""
