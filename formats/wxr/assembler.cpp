// SPDX-License-Identifier: MIT
#include "wxr/assembler.h"

#include "format/carrier.h"
#include "model/id_set.h"
#include "model/members.h"
#include "wxr/context.h"
#include "wxr/encoder.h"
#include "wxr/other_id.h"
#include "wxr/site_reader.h"
#include "wxr/site_writer.h"

namespace postferry::wxr {

namespace {

constexpr std::int64_t other_ids_begin = 2'000'000'000;  // above those that the encoder makes up

class WxrAssembler final : public Assembler {
 public:
  WxrAssembler(Sink& sink, const WriteOptions& options)
      : sink_(sink), options_(options), namespaces_(written_namespaces(options.site)) {
    context_.namespaces = namespaces_;
  }

  FieldCounts begin(const Site& site) override {
    std::string opening;
    append_opening(opening, site);
    std::string facts;
    append_channel_facts(facts, site, options_.site_url);
    append_declarations(facts, site, namespaces_);
    Site native;
    WxrContext context;
    Notes notes;
    (void)read_head(opening.substr(opening.find("<rss")) + facts, 1, context, native, notes);
    const FieldCounts losses = carry(site, native, facts);
    sink_.write(opening);
    sink_.write(facts);
    sink_.write("\n");
    return losses;
  }

  // No two items have one id: of those the importer would take the first alone.
  void add(const PieceView& piece) override {
    if (ids_.insert({std::string(post_id_of(piece.bytes))})) return sink_.write(piece.bytes);
    const std::string id = std::to_string(other_ids_begin + ++other_ids_);
    sink_.write(with_other_id(piece.bytes, id, context_, options_.carrier));
  }

  FieldCounts end(const Site& late, const Site& used) override {
    std::string rest;
    // Late facts first: the carrier cuts the made-up declarations off behind them.
    Site all = late;
    all.authors.insert(all.authors.end(), used.authors.begin(), used.authors.end());
    all.terms.insert(all.terms.end(), used.terms.begin(), used.terms.end());
    append_declarations(rest, all, namespaces_);
    FieldCounts losses;
    if (!rest.empty() || !is_empty(late)) {
      WxrContext context;
      context.namespaces = namespaces_;
      Site native;
      Notes notes;
      read_channel_rest(rest, 1, context, native, notes);
      losses = carry(late, native, rest);
    }
    if (!options_.carrier) losses.add(Field::post_id, static_cast<std::uint64_t>(other_ids_));
    sink_.write(rest);
    sink_.write("</channel>\n</rss>\n");
    return losses;
  }

 private:
  // Appends the carrier of what `native` does not say as `site` does, or tells the losses.
  FieldCounts carry(const Site& site, const Site& native, std::string& out) const {
    if (!options_.carrier) return lost_fields(site, native);
    FieldCounts carried;
    const std::string carrier = make_carrier(site, native, carried);
    if (!carrier.empty()) append_site_carrier(out, xml_safe_json(carrier));
    return {};
  }

  Sink& sink_;
  WriteOptions options_;
  Namespaces namespaces_;
  WxrContext context_;
  IdSet ids_;
  std::int64_t other_ids_ = 0;
};

}  // namespace

std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions& options) {
  return std::make_unique<WxrAssembler>(sink, options);
}

}  // namespace postferry::wxr
