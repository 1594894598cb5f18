// SPDX-License-Identifier: MIT
#include "commands/plugins.h"

#include <array>

namespace postferry {

namespace {

/// A line of the table: a plugin, or a sign of the last one.
struct Row {
  bool is_plugin = false;
  Mark mark{};
  std::string_view text;
  std::string_view note;
};

constexpr auto rows = std::to_array<Row>({
#define PLUGIN(name, note) {true, {}, name, note},
#define SIGN(mark, pattern) {false, Mark::mark, pattern, {}},
#include "commands/plugins.def"
#undef PLUGIN
#undef SIGN
});

constexpr std::size_t plugin_count = [] {
  std::size_t count = 0;
  for (const Row& row : rows) count += row.is_plugin ? 1 : 0;
  return count;
}();

constexpr auto plugin_table = [] {
  std::array<Plugin, plugin_count> table{};
  std::size_t next = 0;
  for (const Row& row : rows)
    if (row.is_plugin) table[next++] = {row.text, row.note};
  return table;
}();

constexpr auto sign_table = [] {
  std::array<PluginSign, rows.size() - plugin_count> table{};
  std::size_t plugin = 0;
  std::size_t next = 0;
  for (const Row& row : rows) {
    if (row.is_plugin)
      ++plugin;
    else
      table[next++] = {plugin - 1, row.mark, row.text};
  }
  return table;
}();

bool fits(std::string_view pattern, std::string_view name) noexcept {
  if (!pattern.ends_with('*')) return pattern == name;
  return name.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

std::string_view to_string(Mark mark) noexcept {
  switch (mark) {
    case Mark::meta: return "meta";
    case Mark::comment_meta: return "comment-meta";
    case Mark::comment_type: return "comment-type";
    case Mark::shortcode: return "shortcode";
    case Mark::block: return "block";
    case Mark::taxonomy: return "taxonomy";
    case Mark::type: return "type";
    case Mark::generator: return "generator";
  }
  return "meta";
}

std::span<const Plugin> plugins() noexcept { return plugin_table; }

const PluginSign* find_sign(Mark mark, std::string_view name) noexcept {
  for (const PluginSign& sign : sign_table)
    if (sign.mark == mark && fits(sign.pattern, name)) return &sign;
  return nullptr;
}

std::string describe(const PluginSign& sign) {
  return std::string(to_string(sign.mark)) + ":" + std::string(sign.pattern);
}

}  // namespace postferry
