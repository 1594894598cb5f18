// SPDX-License-Identifier: MIT
#include "commands/settings_file.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "base/error.h"
#include "codec/toml.h"
#include "commands/text_input.h"

namespace postferry {

namespace {

SettingKind kind_of(ValueNode node) {
  switch (node.kind()) {
    case ValueKind::map: return SettingKind::table;
    case ValueKind::list: return SettingKind::list;
    case ValueKind::quoted: return SettingKind::text;
    case ValueKind::plain:
    case ValueKind::null: break;
  }
  const std::string_view text = node.text();
  if (text == "true" || text == "false") return SettingKind::boolean;
  const bool whole = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
  return whole ? SettingKind::number : SettingKind::other;
}

SettingValue value_of(ValueNode node) { return {kind_of(node), std::string(node.text())}; }

void add_members(ValueNode table, const std::vector<std::string>& path, std::vector<Setting>& out) {
  for (const ValueNode member : table) {
    Setting setting{path, member.line(), kind_of(member), {}};
    setting.path.emplace_back(member.key());
    const std::vector<std::string> name = setting.path;
    if (setting.kind == SettingKind::list)
      for (const ValueNode element : member) setting.values.push_back(value_of(element));
    else if (setting.kind != SettingKind::table)
      setting.values.push_back(value_of(member));
    out.push_back(std::move(setting));
    if (member.is(ValueKind::map)) add_members(member, name, out);
  }
}

}  // namespace

std::vector<Setting> read_settings(const std::string& path) {
  const std::string text = read_text_input(path, "a file of options");
  ValueTree tree;
  if (const TomlResult result = read_toml(text, tree); !result)
    throw Error(ErrorCode::usage, "this is no TOML (texts stand in quotes): " + result.error,
                path + ":" + std::to_string(result.line));
  std::vector<Setting> settings;
  add_members(tree.root(), {}, settings);
  return settings;
}

}  // namespace postferry
