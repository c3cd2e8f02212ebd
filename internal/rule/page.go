package rule

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// PageFile is the name of the file with the page of a rule in Markdown, in
// the rule's folder, and of the one with the table of rules, in the folder
// above the topics.
const PageFile = "README.md"

// An Example is a file in a rule's folder that shows the fault, or the same
// without it.
type Example struct {
	Name string
	Text string
}

// Pages returns the pages of the rules in the set, and the table, by file
// name. Files contains the rules' folders.
func (s Set) Pages(files fs.FS) (map[string]string, error) {
	pages := map[string]string{PageFile: s.Table()}
	for _, rule := range s {
		folder := path.Join(rule.Topic, rule.Name)
		bad, err := examples(files, path.Join(folder, "bad.*"))
		if err != nil {
			return nil, err
		}
		good, err := examples(files, path.Join(folder, "good.*"))
		if err != nil {
			return nil, err
		}
		pages[path.Join(folder, PageFile)] = rule.Page(bad, good)
	}
	return pages, nil
}

func examples(files fs.FS, pattern string) ([]Example, error) {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		return nil, fmt.Errorf("find examples: %w", err)
	}
	var examples []Example
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read example: %w", err)
		}
		examples = append(examples, Example{Name: path.Base(name), Text: string(text)})
	}
	return examples, nil
}

// Page returns the page of the rule.
func (r *Rule) Page(bad, good []Example) string {
	var page strings.Builder
	fmt.Fprintf(&page, "# %s\n\n", r.Title)
	fmt.Fprintf(&page, "`%s` · %s (%s) · %s\n\n", r.Name, r.Severity, score(r), r.Topic)
	fmt.Fprintf(&page, "%s\n", r.Description)
	writeExamples(&page, "Bad", bad)
	writeExamples(&page, "Good", good)
	section(&page, "Fix", r.Fix)
	writeParameters(&page, r.Parameters)
	section(&page, "Groups", codes(r.Groups))
	writeList(&page, "References", references(r.References))
	var resources []string
	for _, resource := range r.Resources {
		resources = append(resources, link(resource.Description, resource.URL))
	}
	writeList(&page, "Further reading", resources)
	return page.String()
}

// Table returns the page that lists the rules by topic.
func (s Set) Table() string {
	topics := map[string]Set{}
	for _, rule := range s {
		topics[rule.Topic] = append(topics[rule.Topic], rule)
	}
	var page strings.Builder
	page.WriteString("# Rules\n\nEach rule is a folder. This table and the pages of the rules are written by `go generate ./...`.\n")
	for _, topic := range slices.Sorted(maps.Keys(topics)) {
		fmt.Fprintf(&page, "\n## %s\n\n| rule | severity | fault |\n|---|---|---|\n", topic)
		for _, rule := range topics[topic] {
			name := link("`"+rule.Name+"`", path.Join(rule.Topic, rule.Name, PageFile))
			fmt.Fprintf(&page, "| %s | %s (%s) | %s |\n", name, rule.Severity, score(rule), cell(rule.Title))
		}
	}
	return page.String()
}

func score(r *Rule) string {
	return strconv.FormatFloat(r.Score, 'f', 1, 64)
}

func section(page *strings.Builder, heading, text string) {
	fmt.Fprintf(page, "\n## %s\n\n%s\n", heading, text)
}

func writeExamples(page *strings.Builder, heading string, examples []Example) {
	for i, example := range examples {
		if i == 0 {
			fmt.Fprintf(page, "\n## %s\n", heading)
		}
		language := strings.TrimPrefix(path.Ext(example.Name), ".")
		fmt.Fprintf(page, "\n```%s\n%s\n```\n", language, strings.TrimSuffix(example.Text, "\n"))
	}
}

func writeParameters(page *strings.Builder, parameters Parameters) {
	if len(parameters) == 0 {
		return
	}
	page.WriteString("\n## Parameters\n\n| name | type | default | meaning |\n|---|---|---|---|\n")
	for _, parameter := range parameters {
		fmt.Fprintf(page, "| `%s` | %s | `%s` | %s |\n",
			parameter.Name, cell(parameter.String()), cell(literal(parameter.Default)), cell(parameter.Description))
	}
}

// literal writes a default as in a configuration file.
func literal(value any) string {
	if text, ok := value.(string); ok && text != "" {
		return text
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}

// cell escapes text for a cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(text)
}

func writeList(page *strings.Builder, heading string, items []string) {
	if len(items) > 0 {
		section(page, heading, "- "+strings.Join(items, "\n- "))
	}
}

const definitions = "https://portal.azure.com/#view/Microsoft_Azure_Policy/PolicyDetailBlade/definitionId/" +
	"%2Fproviders%2FMicrosoft.Authorization%2FpolicyDefinitions%2F"

func references(r References) []string {
	var items []string
	for _, id := range r.AzurePolicy {
		items = append(items, "Azure Policy "+link("`"+id+"`", definitions+id))
	}
	for _, list := range []struct {
		of  string
		ids []string
	}{
		{"Pod Security Standards", r.PSS},
		{"CIS AKS benchmark", r.CISAKS},
		{"Microsoft cloud security benchmark", r.MCSB},
	} {
		if len(list.ids) > 0 {
			items = append(items, list.of+" "+codes(list.ids))
		}
	}
	return items
}

func codes(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "`" + strings.Join(words, "`, `") + "`"
}

func link(text, url string) string {
	return "[" + text + "](" + url + ")"
}
