// SPDX-License-Identifier: MIT
#include "markdown/carrier_text.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/numbers.h"

namespace postferry::markdown {

namespace {

void add_part(std::string& out, std::string_view key, const std::string& json) {
  if (json.empty()) return;
  out += out.size() > 1 ? ",\"" : "\"";
  out.append(key) += "\":";
  out += json;
}

// Whether categories stand before tags, these before all else, and each other taxonomy in one run.
bool are_in_native_order(const std::vector<Term>& terms) {
  const auto rank_of = [](std::string_view taxonomy) {
    return taxonomy == "category" ? 0 : taxonomy == "post_tag" ? 1 : 2;
  };
  int rank = rank_of(terms.front().taxonomy);
  bool in_order = true;
  for (std::size_t i = 1; i < terms.size() && in_order; ++i) {
    if (terms[i].taxonomy == terms[i - 1].taxonomy) continue;
    const int next = rank_of(terms[i].taxonomy);
    in_order = rank < next;  // a second one of the other taxonomies needs a closer look
    rank = next;
  }
  return in_order;
}

// Indices of the terms in the order of the front matter: categories, tags, the other taxonomies in
// the places of their first terms.
std::vector<std::size_t> native_order(const std::vector<Term>& terms) {
  std::unordered_map<std::string_view, std::size_t> rank = {{"category", 0}, {"post_tag", 1}};
  for (const Term& term : terms) rank.emplace(term.taxonomy, rank.size());
  std::vector<std::size_t> order(terms.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rank[terms[a].taxonomy] < rank[terms[b].taxonomy];
  });
  return order;
}

}  // namespace

std::string join_carrier(const CarrierParts& parts) {
  std::string out = "{";
  add_part(out, "post", parts.post);
  add_part(out, "body", parts.body);
  add_part(out, "terms", parts.terms);
  return out + '}';
}

std::string order_of_terms(const std::vector<Term>& terms) {
  if (terms.size() < 2) return {};
  const auto is_told = [](const Term& term) {
    return !term.name.empty() && !term.taxonomy.empty();
  };
  if (!std::all_of(terms.begin(), terms.end(), is_told)) return {};
  if (are_in_native_order(terms)) return {};
  const std::vector<std::size_t> order = native_order(terms);
  if (std::is_sorted(order.begin(), order.end())) return {};
  std::vector<std::size_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::string out;
  for (const std::size_t index : place) out += (out.empty() ? "[" : ",") + std::to_string(index);
  return out + ']';
}

void put_in_order(std::vector<Term>& terms, const JsonNode& order) {
  std::vector<Term> sorted;
  std::vector<bool> used(terms.size());
  for (const JsonNode node : order) {
    const auto index = parse_integer(node.text());
    if (!index || *index < 0 || static_cast<std::size_t>(*index) >= terms.size()) return;
    const auto at = static_cast<std::size_t>(*index);
    if (used[at]) return;
    used[at] = true;
    sorted.push_back(terms[at]);
  }
  if (sorted.size() == terms.size()) terms = std::move(sorted);
}

}  // namespace postferry::markdown
