// SPDX-License-Identifier: MIT
#include "wprest/parser.h"

#include <string>
#include <utility>

#include "codec/json_tree.h"
#include "format/json_records.h"
#include "format/post_json.h"
#include "wprest/comment_reader.h"
#include "wprest/context.h"
#include "wprest/menu_item_reader.h"
#include "wprest/post_reader.h"
#include "wprest/values.h"

namespace postferry::wprest {

namespace {

class RestParser final : public Parser {
 public:
  Verdict parse(const Record& record, const Context* context, Post& post, Notes& notes) override {
    const JsonResult result = tree_.parse(record.bytes);
    if (!result) {
      note_unreadable(result, record, notes);
      return Verdict::failed;
    }
    note_repairs(result.repairs, notes);
    const JsonNode root = tree_.root();
    const JsonNode envelope = root.is(JsonKind::object) ? root.find("item") : JsonNode();
    const JsonNode item = envelope ? envelope : root;
    if (!is_item(item)) {
      notes.add(NoteCode::record_unreadable, {},
                "this is no post, page or other item that the REST API gives");
      return Verdict::failed;
    }
    const auto* known = static_cast<const RestContext*>(context);
    if (envelope && text_of(root, "post_type") == "nav_menu_item")
      read_menu_item(item, known, post, notes);
    else
      read_post(item, known, post, notes);
    if (envelope) read_besides(root, post, notes);
    notes.name_post(describe(post));
    return Verdict::kept;
  }

 private:
  // Comments and terms have ids, too.
  static bool is_item(const JsonNode& item) {
    return item.is(JsonKind::object) && !text_of(item, "id").empty() &&
           !text_of(item, "type").empty() && item.find("title");
  }

  static void read_besides(const JsonNode& envelope, Post& post, Notes& notes) {
    for (const JsonNode member : envelope) {
      const std::string_view key = member.key();
      if (key == "comments" && member.is(JsonKind::array))
        for (const JsonNode comment : member)
          read_comment(comment, post.comments.emplace_back(), notes);
      else if (key == "featured_media" && member.is(JsonKind::object))
        post.featured_image = read_featured_image(member);
      else if (key != "item" && key != "post_type")
        post.extras.push_back({"wprest", std::string(key), std::string(member.raw())});
    }
  }

  JsonTree tree_;
};

}  // namespace

std::unique_ptr<Parser> make_parser(const ReadOptions&) { return std::make_unique<RestParser>(); }

}  // namespace postferry::wprest
