<#list model.head.notices as notice>
> **${notice}**
<#sep>
>
</#sep>
</#list>
<#if model.head.notices?has_content>

</#if>
# Shortlist of ${day}

**${model.head.headline}**

<#list model.head.standsOut as line>
- ${line}
<#else>
</#list>
<#if model.head.standsOut?has_content>

</#if>
As of ${asOf} · profile ${model.head.profile} · revision ${revision}<#if model.head.retrospective> · retrospective, in no track record</#if> · ${ranked} ranked · information, not advice

## Calls

<#if model.calls?has_content>
${calls}

<#if hasAbsent>
Where a ${absent} stands, the day to compare with has no bar or the history is too short. <#t>
</#if>
To 52-week high: distance of the close to it. Normal day: average true range of 14 days as a share of the close.

Entry: ${model.head.entryRule}. Horizon: ${horizon}. Benchmark: ${model.head.benchmark}.

<#else>
None.

</#if>
<#list cards as card>
### ${card.rank}. ${card.call.symbol}

Score ${card.score} · confidence ${card.confidence} · last close ${card.close} · ${card.call.venue} · call ${card.id}

<#list card.call.rationale as sentence>
${sentence}
</#list>

<@pictures of=card.pictures/>
<#if card.call.levels?has_content>
${card.levels}

</#if>
<#if card.call.viewChanges?has_content>
**What would change the view**

<#list card.call.viewChanges as change>
- ${change}
</#list>

</#if>
<#if card.call.contributions?has_content>
#### All contributions

${card.contributions}

</#if>
<#if card.call.confidenceParts?has_content>
#### Parts of the confidence

${card.parts}

</#if>
</#list>
## Near misses

<#if model.nearMisses?has_content>
${nearMisses}
<#else>
None.
</#if>

<#if model.leftOut?has_content>
### Not ranked

${leftOut}

</#if>
## Market

### Breadth

${model.market.breadth.text}

<@pictures of=breadthPictures/>
### Regime

${model.market.regime.text}

### Dispersion and correlation

${model.market.dispersionText}
${model.market.correlation.text}

<@pictures of=correlationPictures/>
### Anomalies of the day

<#if model.market.anomalies?has_content>
${anomalies}
<#else>
None.
</#if>

## Data

${model.data.summary}
<#if model.data.scores?has_content>
${model.data.scoreSummary}
</#if>

<#if model.data.findings?has_content>
### Findings

${findings}

</#if>
<#if model.data.scores?has_content>
### Quality scores

${scores}

</#if>
## Provenance

- Report: ${reportId}
- Code: ${codeVersion}
- Configuration: SHA-256 ${configurationHash}
- Remade by: ${command}

<#if model.provenance.tables?has_content>
### Tables

${versions}

</#if>
### Configuration

${configuration}
<#macro pictures of>
<#list of as picture>
![${picture.title}](${picture.path})
</#list>
<#if of?has_content>

</#if>
</#macro>
