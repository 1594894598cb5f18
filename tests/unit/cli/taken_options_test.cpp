// SPDX-License-Identifier: MIT
#include "cli/taken_options.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "cli/help.h"
#include "cli/man_page.h"
#include "review/template_names.h"

namespace postferry {
namespace {

TEST(OptionTable, EveryOptionOfACommandHasItsOwnNameAndLetter) {
  for (const CommandRow& command : command_rows()) {
    std::set<std::string> names;
    std::set<char> letters;
    for (const TakenOption& option : options_of(command)) {
      EXPECT_TRUE(names.insert(option.name).second) << command.name << " --" << option.name;
      if (option.letter != 0) {
        EXPECT_TRUE(letters.insert(option.letter).second) << command.name << " -" << option.letter;
      }
      EXPECT_FALSE(option.doc.empty()) << option.name;
    }
    EXPECT_TRUE(names.contains("help")) << command.name;
  }
}

TEST(OptionTable, HelpAndManualNameEveryOption) {
  const std::string page = man_page();
  for (const CommandRow& command : command_rows()) {
    const std::string help = command_help(command);
    for (const TakenOption& option : options_of(command)) {
      EXPECT_NE(help.find("--" + option.name), std::string::npos) << option.name;
      std::string dashed = "\\-\\-";
      for (const char c : option.name) dashed += c == '-' ? "\\-" : std::string(1, c);
      EXPECT_NE(page.find(dashed), std::string::npos) << option.name;
    }
  }
}

TEST(ValueSpec, IsToldFromTheWordOfTheHelp) {
  EXPECT_EQ(value_spec("auto|always|never").words,
            (std::vector<std::string>{"auto", "always", "never"}));
  EXPECT_EQ(value_spec("FILE").kind, ValueKind::files);
  EXPECT_EQ(value_spec("[INPUT...]").kind, ValueKind::files);
  EXPECT_EQ(value_spec("[COMMAND]").kind, ValueKind::commands);
  EXPECT_EQ(value_spec("N").kind, ValueKind::text);
  EXPECT_EQ(value_spec("").kind, ValueKind::text);
  EXPECT_TRUE(value_spec("FIELD,...").list);
  const std::vector<std::string> formats = value_spec("[FORMAT]").words;
  EXPECT_NE(std::find(formats.begin(), formats.end(), "wxr"), formats.end());
}

// The language of templates is told where their option is.
TEST(OptionTable, HelpNamesWhatATemplateCanSay) {
  const CommandRow* convert = find_command("convert");
  ASSERT_NE(convert, nullptr);
  const std::string help(convert->details);
  for (const TemplateScope scope :
       {TemplateScope::review, TemplateScope::group, TemplateScope::upcoming, TemplateScope::work,
        TemplateScope::aspect}) {
    std::string names = template_names(scope) + ",";
    for (std::size_t end = names.find(','); end != std::string::npos; end = names.find(',')) {
      const std::string name = names.substr(0, end);
      EXPECT_NE(help.find(name), std::string::npos) << name;
      names.erase(0, std::min(end + 2, names.size()));
    }
  }
}

}  // namespace
}  // namespace postferry
