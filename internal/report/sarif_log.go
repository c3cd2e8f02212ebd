package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/internal/rule"
)

// The parts of SARIF 2.1.0 that akslint writes, in the order of the output.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}

	sarifRun struct {
		Tool               sarifTool                        `json:"tool"`
		AutomationDetails  sarifAutomationDetails           `json:"automationDetails"`
		ColumnKind         string                           `json:"columnKind"`
		OriginalURIBaseIDs map[string]sarifArtifactLocation `json:"originalUriBaseIds"`
		Results            []sarifResult                    `json:"results"`
		Invocations        []sarifInvocation                `json:"invocations"`
	}

	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}

	sarifDriver struct {
		Name            string      `json:"name"`
		InformationURI  string      `json:"informationUri"`
		Version         string      `json:"version,omitempty"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		Rules           []sarifRule `json:"rules"`
	}

	sarifRule struct {
		ID                   string              `json:"id"`
		Name                 string              `json:"name"`
		ShortDescription     sarifMessage        `json:"shortDescription"`
		FullDescription      sarifMessage        `json:"fullDescription"`
		Help                 sarifMessage        `json:"help"`
		HelpURI              string              `json:"helpUri"`
		DefaultConfiguration sarifConfiguration  `json:"defaultConfiguration"`
		Properties           sarifRuleProperties `json:"properties"`
	}

	sarifConfiguration struct {
		Level string `json:"level"`
	}

	sarifRuleProperties struct {
		Tags             []string `json:"tags"`
		Precision        string   `json:"precision"`
		ProblemSeverity  string   `json:"problem.severity"`
		SecuritySeverity string   `json:"security-severity"` // GitHub does not accept a number
	}

	sarifAutomationDetails struct {
		ID string `json:"id"`
	}

	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications"`
	}

	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}

	sarifResult struct {
		RuleID              string                `json:"ruleId"`
		RuleIndex           int                   `json:"ruleIndex"`
		Level               string                `json:"level"`
		Message             sarifMessage          `json:"message"`
		Locations           []sarifLocation       `json:"locations"`
		PartialFingerprints map[string]string     `json:"partialFingerprints"`
		Properties          sarifResultProperties `json:"properties"`
	}

	sarifResultProperties struct {
		Path string `json:"path"`
	}

	sarifLocation struct {
		Physical sarifPhysicalLocation  `json:"physicalLocation"`
		Logical  []sarifLogicalLocation `json:"logicalLocations,omitempty"`
	}

	sarifPhysicalLocation struct {
		Artifact sarifArtifactLocation `json:"artifactLocation"`
		Region   *sarifRegion          `json:"region,omitempty"`
	}

	sarifArtifactLocation struct {
		URI         string        `json:"uri,omitempty"`
		URIBaseID   string        `json:"uriBaseId,omitempty"`
		Description *sarifMessage `json:"description,omitempty"`
	}

	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}

	sarifLogicalLocation struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}

	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
)

const (
	repository = "https://github.com/akslint/akslint"
	sourceRoot = "%SRCROOT%"
)

// newSARIFLog is the log of a run that has found nothing yet.
func newSARIFLog(options Options) sarifLog {
	rules := []sarifRule{}
	for _, rule := range options.Rules {
		rules = append(rules, newSARIFRule(rule))
	}
	return sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool: sarifTool{Driver: sarifDriver{
				Name: "akslint", InformationURI: repository,
				Version: options.Version, SemanticVersion: semanticVersion(options.Version),
				Rules: rules,
			}},
			// The slash makes akslint the category: a later upload replaces an earlier
			// one of the same category.
			AutomationDetails: sarifAutomationDetails{ID: "akslint/"},
			ColumnKind:        "utf16CodeUnits",
			// There is no URI, so that the location of the root on this
			// machine stays private.
			OriginalURIBaseIDs: map[string]sarifArtifactLocation{
				sourceRoot: {Description: &sarifMessage{Text: "The root of the repository; without one, the working directory."}},
			},
			Results:     []sarifResult{},
			Invocations: []sarifInvocation{{Successful: true, Notifications: []sarifNotification{}}},
		}},
	}
}

var semantic = regexp.MustCompile(`^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$`)

// semanticVersion is a version as SARIF requires it, or "" if it is not one.
func semanticVersion(version string) string {
	if match := semantic.FindStringSubmatch(version); match != nil {
		return match[1]
	}
	return ""
}

func newSARIFRule(rule *rule.Rule) sarifRule {
	page := fmt.Sprintf("%s/blob/main/rules/%s/%s/README.md", repository, rule.Topic, rule.Name)
	return sarifRule{
		ID:               rule.Name,
		Name:             pascalCase(rule.Name),
		ShortDescription: sarifMessage{Text: shorten(plain(rule.Title))},
		FullDescription:  sarifMessage{Text: shorten(plain(rule.Description))},
		Help: sarifMessage{
			Text:     plain(rule.Description) + "\n\n" + strings.ReplaceAll(rule.Fix, "`", ""),
			Markdown: help(rule, page),
		},
		HelpURI:              page,
		DefaultConfiguration: sarifConfiguration{Level: level(rule.Severity)},
		Properties: sarifRuleProperties{
			Tags:             tags(rule),
			Precision:        "high",
			ProblemSeverity:  problemSeverity(rule.Severity),
			SecuritySeverity: strconv.FormatFloat(rule.Score, 'f', 1, 64),
		},
	}
}

// pascalCase is the SARIF name of a rule, which must differ from the id.
func pascalCase(name string) string {
	var joined strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		if word != "" {
			joined.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return joined.String()
}

// help is shown below the title of an alert.
func help(rule *rule.Rule, page string) string {
	var markdown strings.Builder
	fmt.Fprintf(&markdown, "%s\n\n**Fix:** %s\n\n", rule.Description, rule.Fix)
	for _, resource := range rule.Resources {
		fmt.Fprintf(&markdown, "- [%s](%s)\n", cmp.Or(resource.Description, resource.URL), resource.URL)
	}
	fmt.Fprintf(&markdown, "- [%s](%s)\n", rule.Name, page)
	return markdown.String()
}

// tags are the groups of a rule, and the tag that makes it a security rule for
// GitHub, which accepts 20 tags and shows 10.
func tags(rule *rule.Rule) []string {
	tags := []string{"security"}
	for _, group := range rule.Groups {
		if !slices.Contains(tags, group) {
			tags = append(tags, group)
		}
	}
	return tags[:min(len(tags), 20)]
}

// problemSeverity is the severity by which GitHub sorts rules that are not
// about security.
func problemSeverity(severity rule.Severity) string {
	if level := level(severity); level != "note" {
		return level
	}
	return "recommendation"
}

// plain turns a paragraph of Markdown into one line of text.
func plain(markdown string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(markdown, "`", "")), " ")
}

// shorten cuts a description to the length that GitHub accepts.
func shorten(text string) string {
	const most = 1024
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}
