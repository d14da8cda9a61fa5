-- Argo CD's health of a GeneralScaler, for argocd-cm:
--   resource.customizations.health.autoscaling.generalscaler.io_GeneralScaler: |
-- Healthy where it can work, whatever the weather of its metrics; see docs/gitops.md.
local health = {status = "Progressing", message = "the controller has not looked at it yet"}

local status = obj.status
if status == nil or status.conditions == nil then
  return health
end
if status.observedGeneration ~= nil and status.observedGeneration ~= obj.metadata.generation then
  health.message = "the controller has not looked at the newest spec yet"
  return health
end

local conditions = {}
for _, condition in ipairs(status.conditions) do
  conditions[condition.type] = condition
end

local ready = conditions["Ready"]
local paused = conditions["Paused"]
if ready == nil then
  return health
end
if ready.status == "False" then
  health.status = "Degraded"
  health.message = (ready.reason or "") .. ": " .. (ready.message or "")
elseif paused ~= nil and paused.status == "True" then
  health.status = "Suspended"
  health.message = paused.message or "paused"
elseif ready.status == "True" then
  health.status = "Healthy"
  health.message = ready.message or ""
end
return health
