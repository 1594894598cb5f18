// SPDX-License-Identifier: MIT
#include "wxr/parser.h"

#include "format/carrier.h"
#include "wxr/item_reader.h"

namespace postferry::wxr {

namespace {

class WxrParser final : public Parser {
 public:
  Verdict parse(const Record& record, const Context* context, Post& post, Notes& notes) override {
    if (record.unfinished) {
      notes.add(NoteCode::record_unfinished, {}, "the file ends inside an item");
      return Verdict::failed;
    }
    const auto& wxr = static_cast<const WxrContext&>(*context);
    if (!fragment_.load(record.bytes, wxr.namespaces, record.line, notes)) return Verdict::failed;
    ItemReader reader(fragment_, wxr, post, notes);
    reader.read(fragment_.root());
    fragment_.restore_nul(post);
    // A carrier that can't be read is an ordinary custom field.
    if (reader.carrier() && !apply_carrier(*reader.carrier(), post, notes))
      post.meta.push_back({std::string(carrier_key), *reader.carrier()});
    return Verdict::kept;
  }

 private:
  Fragment fragment_;
};

}  // namespace

std::unique_ptr<Parser> make_parser(const ReadOptions&) { return std::make_unique<WxrParser>(); }

}  // namespace postferry::wxr
