# SPDX-License-Identifier: MIT
"""What of a WordPress site its REST API and its own export both tell.

`told_by_both()` takes out of a post, as JSON Lines have it, what only one of the two can say. Each
rule stands here with its reason; what is left must be equal.
"""

import copy

# Types that the API does not show: registered with show_in_rest false (wplab-types.php).
TYPES_WITHOUT_REST = {"shelf_note"}
# Taxonomies likewise.
TAXONOMIES_WITHOUT_REST = {"shelf"}

# Only custom fields that a plugin registers with show_in_rest come (wplab-types.php); these besides,
# under names of their own ("featured_media", "template", "alt_text", "media_details.file").
# _wp_attachment_metadata is not among them: the API gives its parts, not the serialized text.
FIELDS = {
    "post": {"rating", "also_read", "_thumbnail_id", "_wp_page_template"},
    "review": {"rating", "also_read", "_thumbnail_id", "_wp_page_template"},
    "page": {"_thumbnail_id", "_wp_page_template"},
    "attachment": {"_wp_attachment_image_alt", "_wp_attached_file"},
    "nav_menu_item": {"_menu_item_type", "_menu_item_menu_item_parent", "_menu_item_object_id",
                      "_menu_item_object", "_menu_item_target", "_menu_item_classes",
                      "_menu_item_xfn", "_menu_item_url"},
}  # fmt: skip
COMMENT_FIELDS = {"rating"}
TERM_FIELDS = {"sort_name"}
# A field registered as single has one value for the API, the first; rows behind it don't come.
SINGLE_FIELDS = {"rating", "sort_name"}

# Columns that the controller of a type leaves out: WP_REST_Menu_Items_Controller has no dates, no
# slug, no author; wp_block supports neither authors nor comments.
COLUMNS_WITHOUT_REST = {
    "nav_menu_item": {"author", "comment_status", "ping_status", "date", "modified", "guid", "slug", "url"},
    "wp_block": {"author", "comment_status", "ping_status"},
}


def told_by_both(post, exported):
    """A copy without what only one side tells; `exported`: whether the export told it."""
    post = copy.deepcopy(post)
    kind = post.get("type", "post")
    for column in COLUMNS_WITHOUT_REST.get(kind, ()):
        post.pop(column, None)
    if not exported:
        # An export has it as _thumbnail_id alone: the picture is another item of the same file.
        post.pop("featured_image", None)
    _texts(post)
    _dates(post)
    _terms(post)
    _fields(post, FIELDS.get(kind, set()))
    _comments(post, exported)
    return {key: value for key, value in post.items() if value not in (None, [], "")}


def _texts(post):
    """A reader of XML makes one line feed of CR LF (XML 1.0, 2.11), so exports never have it."""
    for key in ("content", "excerpt"):
        if key in post:
            post[key]["value"] = post[key]["value"].replace("\r\n", "\n")


def _dates(post):
    """A draft that never had a day of publication has no GMT date in the database and the export; the
    API computes it. So its offset can't be compared."""
    if post.get("status") in ("draft", "pending"):
        for key in ("date", "modified"):
            if key in post:
                post[key] = post[key][:19]


def _terms(post):
    """An export sorts by name over all taxonomies, the API has a list for each."""
    terms = [term for term in post.get("terms", ()) if term["taxonomy"] not in TAXONOMIES_WITHOUT_REST]
    post["terms"] = sorted(terms, key=lambda term: (term["taxonomy"], term["slug"]))


def _fields(owner, reachable):
    """The order of different keys is the database's in an export, the registry's in the API. An empty
    row of a single field can't be told from no row: the API gives the default."""
    rows, seen = [], set()
    for row in owner.get("meta", ()):
        key = row["key"]
        if key not in reachable:
            continue
        if key in SINGLE_FIELDS and (key in seen or row["value"] == ""):
            continue
        seen.add(key)
        # The API has "" for the usual template.
        if (key, row["value"]) != ("_wp_page_template", "default"):
            rows.append(row)
    owner["meta"] = sorted(rows, key=lambda row: row["key"])  # stable: rows of one key keep their order
    if not owner["meta"]:
        del owner["meta"]


def _comments(post, exported):
    """Exports leave out spam, and of each comment the browser. They list by date, a pull by id."""
    comments = [comment for comment in post.get("comments", ()) if comment.get("status") != "spam"]
    for comment in comments:
        if not exported:
            comment.pop("agent", None)
        _fields(comment, COMMENT_FIELDS)
        if "content" in comment:
            comment["content"]["value"] = comment["content"]["value"].replace("\r\n", "\n")
    post["comments"] = sorted(comments, key=lambda comment: comment["id"])


def site_told_by_both(site, exported):
    """An export has the day and the program it was made by, and no zone; of users only those who
    wrote something, without address and biography; terms that no post has, in an order of its own."""
    site = copy.deepcopy(site)
    for key in ("exported", "generator", "wxr_version", "timezone"):
        site.pop(key, None)
    for author in site["authors"]:
        author.pop("url", None)
        author.pop("bio", None)
    site["authors"] = {author["login"]: author for author in site["authors"]}
    terms = [term for term in site["terms"] if term["taxonomy"] not in TAXONOMIES_WITHOUT_REST]
    for term in terms:
        _fields(term, TERM_FIELDS)
    site["terms"] = {(term["taxonomy"], term["slug"]): term for term in terms}
    return site
