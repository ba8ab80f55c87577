#include "daemon/report/explain_page.h"

#include "daemon/report/html.h"

namespace freshlegs::app::report {
namespace {

std::string block_body(const Explanation::Block& block) {
  std::string body;
  for (const auto& sentence : block.sentences) body += element("p", sentence);
  if (!block.rows.empty()) {
    std::vector<Column> columns;
    for (const auto& name : block.columns) columns.push_back({name});
    const bool pairs = columns.empty();
    if (pairs) columns = {{"Step"}, {"Value"}};
    HtmlTable table(block.heading, columns, pairs ? "untitled pairs" : "untitled");
    for (const auto& row : block.rows) table.add(row);
    body += table.markup();
  }
  for (const auto& sentence : block.after) body += element("p", sentence);
  for (const auto& command : block.commands) body += "<p>" + element("code", command) + "</p>";
  return body;
}

}  // namespace

std::string explain_page(const Explanation& e) {
  std::string main;
  int number = 0;
  for (const auto& block : e.blocks) {
    main += markup(Section{"b" + std::to_string(++number), block.heading, {}, "", block_body(block), true});
  }
  return markup(Document{
      e.title + " \u2013 freshlegs",
      "<div class=\"brand\"><b><i></i><i></i>freshlegs</b><span>Where a sentence comes from</span></div>" +
          element("p", e.subtitle, "kicker") + element("h1", e.title),
      main, escape(e.id)});
}

}  // namespace freshlegs::app::report
