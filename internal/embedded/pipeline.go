package embedded

import (
	"bytes"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/yamltree"
)

// A Pipeline collects the scripts of a workflow or composite action of GitHub, an
// Azure pipeline or template, a GitLab pipeline, or a Taskfile. It knows them by
// their shape; any other YAML has none. A job is a unit, and so is a task.
type Pipeline struct {
	chunk  *yamltree.Chunk // that is being read
	blocks []Block
	units  int
	// seen are the scripts and mappings that were read: an alias makes them
	// come again.
	seen map[*yaml.Node]bool
	// changing are the variables that scripts may set for the steps behind them.
	changing map[string]bool
}

// NewPipeline returns nil for a file that holds no script.
func NewPipeline(source *document.Source) *Pipeline {
	if !worthReading(source.Content) || !couldBePipeline(source.Content) {
		return nil
	}
	return &Pipeline{seen: map[*yaml.Node]bool{}, changing: changing(source.Content)}
}

// Blocks returns the scripts of what was read.
func (p *Pipeline) Blocks() []Block {
	if p == nil {
		return nil
	}
	return p.blocks
}

// couldBePipeline spares the parser files without any key for a script.
func couldBePipeline(content []byte) bool {
	for _, key := range []string{"run", "cript", "bash", "pwsh", "powershell", "cmd", "tasks"} {
		if bytes.Contains(content, []byte(key)) {
			return true
		}
	}
	return false
}

// A scope is what holds for the steps below a node.
type scope struct {
	unit     int
	inJob    bool // unit is that of a job
	language Language
	foreign  bool // the scripts are of a language that is none of ours
	env      map[string]string
	// macros are the variables that an Azure pipeline writes into the text of a
	// script before it runs.
	macros map[string]string
	// skipped says why the steps never run; "" where they may.
	skipped string
}

// Read reads one of the values of a chunk.
func (p *Pipeline) Read(chunk *yamltree.Chunk, root *yaml.Node) {
	p.chunk = chunk
	tasks, jobs := get(root, "tasks"), get(root, "jobs")
	stages, runs := get(root, "stages"), get(root, "runs")
	switch {
	case root.Kind != yaml.MappingNode || get(root, "apiVersion") != nil:
	case tasks != nil && tasks.Kind == yaml.MappingNode:
		p.tasks(tasks, scope{env: p.constants(get(root, "env"), nil, asWritten)})
	case jobs != nil, get(root, "steps") != nil, runs != nil && runs.Kind == yaml.MappingNode,
		stages != nil && stages.Kind == yaml.SequenceNode && !hasScalars(stages),
		mapping(get(root, "extends")), get(root, "parameters") != nil:
		p.walk(root, scope{})
	default:
		p.gitLab(root)
	}
}

func hasScalars(list *yaml.Node) bool {
	return len(list.Content) == 0 || list.Content[0].Kind == yaml.ScalarNode
}

func mapping(node *yaml.Node) bool { return node != nil && node.Kind == yaml.MappingNode }

// walk looks for lists of steps in a workflow or an Azure pipeline.
func (p *Pipeline) walk(node *yaml.Node, scope scope) {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if p.seen[node] {
		return
	}
	p.seen[node] = true
	if node.Kind == yaml.SequenceNode {
		for _, item := range node.Content {
			p.walk(item, scope)
		}
		return
	}
	scope = p.inside(scope, node)
	for key, value := range fields(node) {
		below := scope
		if !scope.inJob && (isSteps(key) || key == "strategy") {
			p.units++
			below.inJob, below.unit = true, p.units-1
		}
		below.inserted(key)
		if isSteps(key) && value.Kind == yaml.SequenceNode {
			p.steps(value, below)
		} else {
			p.walk(value, below)
		}
	}
}

// isSteps reports whether a key holds steps: an Azure template may take them
// as a parameter, like preSteps.
func isSteps(key string) bool { return strings.HasSuffix(strings.ToLower(key), "steps") }

// inside is the scope below a mapping in another: its variables and its shell count, and
// what windows run is PowerShell for GitHub.
func (p *Pipeline) inside(s scope, node *yaml.Node) scope {
	s.env = p.constants(get(node, "env"), s.env, asWritten)
	variables := get(node, "variables")
	s.env = p.constants(variables, s.env, asEnvironment)
	s.macros = p.constants(variables, s.macros, asWritten)
	if runner := get(node, "runs-on"); runner != nil && strings.Contains(runner.Value, "windows") {
		s.language = PowerShell
	}
	s.shell(get(get(get(node, "defaults"), "run"), "shell"))
	for _, key := range [...]string{"if", "condition"} {
		if isFalse(get(node, key)) {
			s.skipped = "`" + key + "` is false"
		}
	}
	return s
}

// inserted takes into account that an Azure pipeline inserts what is below a key like
// ${{ if … }} on a condition.
func (s *scope) inserted(key string) {
	if neverInserted.MatchString(key) {
		s.skipped = "`" + key + "` is false"
	}
}

var neverInserted = regexp.MustCompile(`^(?i:\$\{\{\s*(?:else\s*)?if\s+false\s*\}\})$`)

// isFalse reports whether a condition is the constant.
func isFalse(node *yaml.Node) bool {
	return node != nil && falsehood.MatchString(node.Value)
}

var falsehood = regexp.MustCompile(`^(?i:\s*(?:\$\{\{\s*)?false(?:\s*\}\})?\s*)$`)

// shell takes a `shell:` of GitHub into account.
func (s *scope) shell(node *yaml.Node) {
	if node == nil {
		return
	}
	program, _, _ := strings.Cut(strings.TrimSpace(node.Value), " ")
	s.language, s.foreign = Shell, false
	switch program {
	case "bash", "sh", "cmd", "":
	case "pwsh", "powershell":
		s.language = PowerShell
	default:
		s.foreign = true
	}
}

// steps reads a list of steps. A template expression of Azure may stand between
// the list and its steps.
func (p *Pipeline) steps(list *yaml.Node, scope scope) {
	for _, step := range list.Content {
		if step.Kind == yaml.AliasNode {
			step = step.Alias
		}
		if step.Kind != yaml.MappingNode {
			continue
		}
		for key, value := range fields(step) {
			if strings.HasPrefix(key, "${{") && value.Kind == yaml.SequenceNode && !p.seen[value] {
				p.seen[value] = true
				below := scope
				below.inserted(key)
				p.steps(value, below)
			}
		}
		p.step(step, scope)
		p.walk(step, scope) // a template of Azure takes steps as parameters
	}
}

func (p *Pipeline) step(step *yaml.Node, scope scope) {
	scope = p.inside(scope, step)
	if isFalse(get(step, "enabled")) {
		scope.skipped = "`enabled` is false"
	}
	run := scope
	run.shell(get(step, "shell"))
	script := get(step, "run")
	if mapping(script) { // CircleCI
		script = get(script, "command")
	}
	p.script(script, run)
	scope.language, scope.foreign = Shell, false
	p.script(get(step, "script"), scope)
	p.script(get(step, "bash"), scope)
	p.with(get(step, "uses"), get(step, "with"), scope)
	p.with(get(step, "task"), get(step, "inputs"), scope)
	scope.language = PowerShell
	p.script(get(step, "pwsh"), scope)
	p.script(get(step, "powershell"), scope)
}

// with reads the script that is an input of an action or task.
func (p *Pipeline) with(action, inputs *yaml.Node, scope scope) {
	if action == nil || !mapping(inputs) {
		return
	}
	name := strings.ToLower(action.Value)
	if strings.Contains(name, "powershell") {
		scope.language = PowerShell
	}
	if kind := get(inputs, "scriptType"); kind != nil && strings.HasPrefix(strings.ToLower(kind.Value), "ps") {
		scope.language = PowerShell
	}
	isTask := !strings.Contains(name, "/")
	for key, value := range fields(inputs) {
		switch strings.ToLower(key) {
		case "inlinescript":
			p.script(value, scope)
		case "script", "inline": // of tasks only: an action may take any language
			if isTask && !strings.HasPrefix(name, "python") {
				p.script(value, scope)
			}
		}
	}
}

// script takes a scalar, or each of a list, as scripts.
func (p *Pipeline) script(node *yaml.Node, scope scope) {
	if node != nil && node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node == nil || scope.foreign || p.seen[node] || node.Tag == "!reference" {
		return
	}
	p.seen[node] = true
	switch node.Kind {
	case yaml.ScalarNode:
		var text composer
		end := p.chunk.Follow(node, text.put)
		block := text.block(end, Block{Language: scope.language, Unit: scope.unit, Constants: scope.env, Skipped: scope.skipped})
		if block.Language == Shell {
			carets(block.Text)
		}
		p.blocks = append(p.blocks, expandMacros(block, scope.macros, scope.env))
	case yaml.SequenceNode:
		for _, item := range node.Content {
			p.script(item, scope)
		}
	default:
	}
}

// gitLab reads the jobs of a GitLab pipeline.
func (p *Pipeline) gitLab(root *yaml.Node) {
	env := p.constants(get(root, "variables"), nil, asWritten)
	if !isGitLab(root) {
		return
	}
	p.job(root, scope{env: env})
	for name, job := range fields(root) {
		if mapping(job) {
			p.job(job, scope{env: env, skipped: neverCreated(name, job)})
		}
	}
}

// neverCreated says why a job of GitLab is in no pipeline; "" if it might be. A hidden
// job is there for others to extend, with rules of their own.
func neverCreated(name string, job *yaml.Node) string {
	if strings.HasPrefix(name, ".") {
		return ""
	}
	if isNever(job) {
		return "`when` is never"
	}
	rules := get(job, "rules")
	if rules == nil || rules.Kind != yaml.SequenceNode || len(rules.Content) == 0 {
		return ""
	}
	for _, rule := range rules.Content {
		if !isNever(rule) {
			return ""
		}
	}
	return "all its `rules` say `when: never`"
}

func isNever(node *yaml.Node) bool {
	when := get(node, "when")
	return when != nil && when.Value == "never"
}

// isGitLab reports whether the fields of a mapping are jobs with a script:
// a list, or a text beside another keyword of GitLab.
func isGitLab(root *yaml.Node) bool {
	for _, job := range fields(root) {
		script := get(job, "script")
		if script == nil {
			continue
		}
		if script.Kind == yaml.SequenceNode {
			return true
		}
		for _, keyword := range []string{"stage", "image", "extends", "rules", "needs", "only", "tags", "environment"} {
			if get(job, keyword) != nil {
				return true
			}
		}
	}
	return false
}

func (p *Pipeline) job(job *yaml.Node, scope scope) {
	scope.unit, scope.env = p.units, p.constants(get(job, "variables"), scope.env, asWritten)
	before := len(p.blocks)
	p.script(get(job, "before_script"), scope)
	p.script(get(job, "script"), scope)
	p.script(get(job, "after_script"), scope)
	if len(p.blocks) > before {
		p.units++
	}
}

// tasks reads the tasks of a Taskfile: a command, a list of them, or a mapping
// with cmds.
func (p *Pipeline) tasks(tasks *yaml.Node, global scope) {
	for _, task := range fields(tasks) {
		scope := global
		scope.unit = p.units
		p.units++
		if !mapping(task) {
			p.commands(task, scope)
			continue
		}
		scope.env = p.constants(get(task, "env"), scope.env, asWritten)
		p.commands(get(task, "cmds"), scope)
		p.commands(get(task, "cmd"), scope)
	}
}

// commands reads one command of a task or a list of them: text, or a mapping
// with cmd or defer.
func (p *Pipeline) commands(node *yaml.Node, scope scope) {
	switch {
	case node == nil:
	case node.Kind == yaml.SequenceNode:
		for _, item := range node.Content {
			p.commands(item, scope)
		}
	case node.Kind == yaml.MappingNode:
		p.script(get(node, "cmd"), scope)
		if deferred := get(node, "defer"); deferred != nil && deferred.Kind == yaml.ScalarNode {
			p.script(deferred, scope)
		}
	default:
		p.script(node, scope)
	}
}

// fields yields the keys and values of a mapping, with aliases followed.
func fields(node *yaml.Node) func(yield func(key string, value *yaml.Node) bool) {
	return func(yield func(string, *yaml.Node) bool) {
		if !mapping(node) {
			return
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			value := node.Content[i+1]
			if value.Kind == yaml.AliasNode {
				value = value.Alias
			}
			if !yield(node.Content[i].Value, value) {
				return
			}
		}
	}
}

// get is a field of a mapping, nil where there is none.
func get(node *yaml.Node, name string) *yaml.Node {
	for key, value := range fields(node) {
		if strings.EqualFold(key, name) {
			return value
		}
	}
	return nil
}
