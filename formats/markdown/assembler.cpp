// SPDX-License-Identifier: MIT
#include <optional>

#include "format/post_json.h"
#include "io/spool.h"
#include "markdown/address.h"
#include "markdown/file_name.h"
#include "markdown/parts.h"
#include "model/members.h"
#include "model/site.h"

namespace postferry::markdown {

namespace {

/// Gives files their names and keeps `.postferry/`.
class TreeAssembler final : public Assembler {
 public:
  TreeAssembler(Tree& tree, const WriteOptions& options)
      : tree_(tree),
        carrier_(options.carrier),
        flavor_(flavor_named(options.own.get("flavor", "plain"))) {}

  FieldCounts begin(const Site& site) override {
    if (!carrier_) return lost_fields(site, Site{});
    site_ = site;
    return {};
  }

  void add(const PieceView& piece) override {
    placed_ = {};
    if (piece.name.empty()) return add_aside(piece);
    const std::string name = names_.add(std::string(piece.name), [this](const std::string& wanted) {
      return tree_.is_taken(wanted);
    });
    tree_.put(name, piece.bytes);
    placed_ = {name, address_of(name, piece.address, flavor_)};
    if (!carrier_) return;
    in_name_order_ = in_name_order_ && last_name_ < name;
    last_name_ = name;
    end_run();
    order_.append(name + "\n");
  }

  [[nodiscard]] Placed placed() const override { return placed_; }

  FieldCounts end(const Site& late, const Site&) override {
    if (!carrier_) return lost_fields(late, Site{});
    end_run();
    if (posts_) tree_.put(posts_file, *posts_);
    if (!in_name_order_) tree_.put(order_file, order_);
    write_site(late);
    return {};
  }

 private:
  void add_aside(const PieceView& piece) {
    if (!posts_) posts_.emplace();
    posts_->append(piece.bytes);
    in_name_order_ = false;
    ++run_;
  }

  // "*3": three posts of posts.jsonl.
  void end_run() {
    if (run_ > 0) order_.append("*" + std::to_string(run_) + "\n");
    run_ = 0;
  }

  void write_site(const Site& late) {
    std::string json;
    const auto add = [&](std::string_view key, const Site& site) {
      if (is_empty(site)) return;
      json += json.empty() ? R"({"postferry":1,")" : ",\"";
      json.append(key) += "\":";
      append_json(json, site);
    };
    add("site", site_);
    add("late", late);
    if (!json.empty()) tree_.put(site_file, json + "}\n");
  }

  Tree& tree_;
  bool carrier_;
  Flavor flavor_;
  Placed placed_;
  NameSet names_;
  Site site_;
  Spool order_;
  std::optional<Spool> posts_;
  std::string last_name_;
  bool in_name_order_ = true;
  std::uint64_t run_ = 0;  // posts of posts.jsonl since the last file
};

}  // namespace

std::unique_ptr<Assembler> make_tree_assembler(Tree& tree, const WriteOptions& options) {
  return std::make_unique<TreeAssembler>(tree, options);
}

}  // namespace postferry::markdown
