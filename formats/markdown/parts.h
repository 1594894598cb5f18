// SPDX-License-Identifier: MIT
// The four parts of the format; format.cpp names them.
#pragma once

#include <memory>
#include <string_view>

#include "format/format.h"
#include "io/tree.h"
#include "markdown/names.h"

namespace postferry::markdown {

/// The files of `.postferry/`.
inline constexpr std::string_view site_file = ".postferry/site.json";
inline constexpr std::string_view order_file = ".postferry/order";
inline constexpr std::string_view posts_file = ".postferry/posts.jsonl";

/// What the files of one tree share: what its site.json says.
class BlogContext final : public Context {
 public:
  explicit BlogContext(const Site& site) : names(site) {}
  const SiteNames names;
};

/// Files of trees, in the order that `.postferry/order` tells, with the posts of posts.jsonl in
/// between.
[[nodiscard]] std::unique_ptr<Splitter> make_tree_splitter(TreeSources& trees,
                                                           const ReadOptions& options,
                                                           const SplitOptions& limits);
[[nodiscard]] std::unique_ptr<Parser> make_file_parser(const ReadOptions& options);
[[nodiscard]] std::unique_ptr<Encoder> make_file_encoder(const WriteOptions& options);
[[nodiscard]] std::unique_ptr<Assembler> make_tree_assembler(Tree& tree,
                                                             const WriteOptions& options);

}  // namespace postferry::markdown
